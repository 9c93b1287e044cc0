// The theme's colours, read from what `downhill theme` prints: CSS variables for light and for dark.

const variables = (block) => new Map([...block.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name, value]) => [name, value.trim()]));

// {light, dark}: maps from "--paper" to its colour.
export function read_colors(css) {
  const [light, dark = light] = css.match(/\{[^{}]*\}/g) ?? [''];
  return { light: variables(light), dark: variables(dark) };
}
