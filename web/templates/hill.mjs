// The picture on the home page: a mountain, and a walk down it by gradient descent.
//
// The walk is computed, not drawn: x <- x - rate * f'(x) on the mountain's own formula.
import { html, markup } from './html.mjs';

const kWidth = 1200;
const kHeight = 320;

// Height is a sum of bells; x in [0, 1], heights in picture units upwards.
const bells = [
  // height, middle, width
  [225, 0.745, 0.12],
  [52, 0.56, 0.06],
  [62, 0.02, 0.2],
  [60, 1.02, 0.11],
];
const bell = (x, [a, m, w]) => a * Math.exp(-(((x - m) / w) ** 2));
const height = (x) => 34 + bells.reduce((sum, one) => sum + bell(x, one), 0);
const slope = (x) => bells.reduce((sum, one) => sum - ((2 * (x - one[1])) / one[2] ** 2) * bell(x, one), 0);

const point = (x) => [x * kWidth, kHeight - height(x)];
const path = (points) => points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
const along = (count, f) => Array.from({ length: count + 1 }, (_, i) => f(i / count));

// Farther ridges, for depth.
const far = (lift, shift) =>
  path(
    along(120, (x) => [
      x * kWidth,
      kHeight - lift - 30 * Math.sin(5.2 * x + shift) - 12 * Math.sin(12.7 * x + 2.3 * shift) - 4 * Math.sin(29 * x),
    ]),
  );

const kStart = 0.68;
const kRate = 2.6e-5;
const kSteps = 26;

export function hill() {
  const walk = [kStart];
  while (walk.length <= kSteps) walk.push(walk.at(-1) - kRate * slope(walk.at(-1)));
  const places = walk.map(point);
  const dots = places.slice(1, -1).map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.2"/>`);
  const [x, y] = places[0];
  const [end_x, end_y] = places.at(-1);
  // The tangent at the start: the slope under the hiker's feet.
  const tangent = (dx) => `${(x + dx).toFixed(1)} ${(y - (slope(kStart) * dx) / kWidth).toFixed(1)}`;
  return html`<svg class="hill" viewBox="0 0 ${kWidth} ${kHeight}" aria-hidden="true" focusable="false" fill="none" stroke-linecap="round" stroke-linejoin="round">
<path d="${far(150, 4.2)}" stroke="var(--grid)" stroke-width="2"/>
<path d="${far(95, 5.6)}" stroke="var(--line)" stroke-width="2"/>
<path class="ground" d="${path(along(240, point))}L${kWidth} ${kHeight}L0 ${kHeight}Z" fill="var(--paper)"/>
<path d="${path(along(240, point))}" stroke="var(--curve)" stroke-width="3.2"/>
<path d="M${tangent(-86)}L${tangent(62)}" stroke="var(--tangent)" stroke-width="2.6"/>
<g fill="var(--sheet)" stroke="var(--down)" stroke-width="2">${markup(dots.join(''))}</g>
<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="8" fill="var(--sheet)" stroke="var(--point)" stroke-width="3"/>
<circle cx="${end_x.toFixed(1)}" cy="${end_y.toFixed(1)}" r="8" fill="var(--point)"/>
</svg>`;
}
