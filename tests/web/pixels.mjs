// What a screenshot shows, without a PNG decoder of our own: the browser has one.

// Opens a page that looks at pictures; resolves to {measure(png), differing(png, png), close}.
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
    // The share of pixels that differ to the eye, by more than 32 of 255 in some colour; 1 if the sizes do.
    differing: (one, other) =>
      page.evaluate(async (pair) => {
        const [a, b] = await Promise.all(
          pair.map(async (base64) => {
            const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
            const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
            context.drawImage(picture, 0, 0);
            return context.getImageData(0, 0, picture.width, picture.height);
          }),
        );
        if (a.width !== b.width || a.height !== b.height) return 1;
        let count = 0;
        for (let i = 0; i < a.data.length; i += 4) {
          if ([0, 1, 2].some((k) => Math.abs(a.data[i + k] - b.data[i + k]) > 32)) count += 1;
        }
        return (4 * count) / a.data.length;
      }, [one.toString('base64'), other.toString('base64')]),
    close: () => page.close(),
  };
}
