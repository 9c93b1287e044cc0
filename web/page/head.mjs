// Runs before the first paint: says that scripts run, and puts on the theme that the reader chose.
import { apply_theme, stored_theme } from './theme.mjs';

document.documentElement.classList.add('js');
apply_theme(stored_theme());
