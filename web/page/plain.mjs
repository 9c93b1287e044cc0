// Pages that only are to be read.
import { fit_formulas } from './formulas.mjs';
import { offline } from './offline.mjs';
import { theme_button } from './theme.mjs';

const formulas = document.querySelectorAll('.formula');
document.fonts.ready.then(() => fit_formulas(formulas));
addEventListener('resize', () => fit_formulas(formulas));
theme_button();
offline();
