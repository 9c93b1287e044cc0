// Slider positions and parameter values.
//
// A range input counts whole positions from 0; a parameter has a range, a grain and perhaps powers.
// The builder writes the sliders with these functions and the page moves them with the same.

const kMostPositions = 1000;

// How many positions a parameter's slider has, beyond 0.
export function positions(parameter) {
  const { min, max, grain, logarithmic } = parameter;
  if (logarithmic) return 200;
  return grain > 0 ? Math.max(1, Math.min(kMostPositions, Math.round((max - min) / grain))) : 200;
}

export function position_of(parameter, value) {
  const { min, max, logarithmic } = parameter;
  const share = logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(Math.max(0, Math.min(1, share)) * positions(parameter));
}

// The value at a position, as the text that dh_set takes.
export function value_at(parameter, position) {
  const { min, max, grain, logarithmic, kind } = parameter;
  const share = position / positions(parameter);
  if (share <= 0) return String(min);
  if (share >= 1) return String(max);
  let value = logarithmic ? min * (max / min) ** share : min + (max - min) * share;
  let digits = 4;
  if (kind === 'integer') {
    value = Math.round(value);
    digits = 0;
  } else if (grain > 0 && value >= grain) {
    value = Math.round(value / grain) * grain;
    digits = Math.max(0, Math.ceil(-Math.log10(grain) - 1e-9));
  } else if (logarithmic) {
    return String(Number(value.toPrecision(3)));
  }
  value = Math.max(min, Math.min(max, value));
  return String(Number(value.toFixed(digits)));
}
