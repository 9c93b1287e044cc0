// SVG to PNG by rsvg-convert (Debian: librsvg2-bin), kept by content: drawing takes long.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

export const can_rasterize = () => spawnSync('rsvg-convert', ['--version']).status === 0;

// The PNG of an SVG as bytes; `cache` is a folder to keep results in.
export function png_of(svg, width, cache) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${createHash('sha256').update(`${width} ${svg}`).digest('hex').slice(0, 24)}.png`);
  if (!existsSync(file)) {
    const fresh = `${file}.${process.pid}`;
    const { status, stderr } = spawnSync('rsvg-convert', ['--unlimited', '-w', String(width), '-o', fresh], { input: svg, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`rsvg-convert: ${stderr.trim()}`);
    renameSync(fresh, file);
  }
  return readFileSync(file);
}
