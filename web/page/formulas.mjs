// Formulas on lines of their own that are wider than the column shrink to it, as far as they stay legible; beyond
// that they scroll, and the keyboard can reach them.

const kLeast = 0.78;

export function fit_formulas(formulas) {
  for (const formula of formulas) {
    formula.style.fontSize = '';
    const share = formula.clientWidth / formula.scrollWidth;
    if (share > 0 && share < 1) formula.style.fontSize = `${Math.max(kLeast, share * 0.99)}em`;
    if (formula.scrollWidth > formula.clientWidth + 1) formula.tabIndex = 0;
    else formula.removeAttribute('tabindex');
  }
}
