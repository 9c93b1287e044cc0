// What a screenshot shows, without a PNG decoder of our own: the browser has one.

// Opens a page that looks at pictures; resolves to {measure(png), close}.
export async function make_eye(browser) {
  const page = await browser.newPage();
  await page.goto('about:blank');
  return {
    // {colors: how many different ones, ground: share of the commonest, digest: a number that differs when pixels do}
    measure: (png) =>
      page.evaluate(async (base64) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        const context = canvas.getContext('2d');
        context.drawImage(picture, 0, 0);
        const pixels = new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer);
        const counts = new Map();
        let digest = 0;
        for (const pixel of pixels) {
          counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
          digest = (Math.imul(digest, 31) + pixel) | 0;
        }
        return { colors: counts.size, ground: Math.max(...counts.values()) / pixels.length, digest };
      }, png.toString('base64')),
    close: () => page.close(),
  };
}
