// Reading moves the stage, and stepping in the stage moves the page; the two must not fight.

const kScrolling = ['PageUp', 'PageDown'];

const motion = matchMedia('(prefers-reduced-motion: reduce)');

export class Reading {
  // sections in order; reached(index) is called when the reader's eye has come to another one.
  constructor(sections, reached) {
    this.sections = sections;
    this.reached = reached;
    this.steering = false; // a scroll of our own runs
    this.held = false; // the reader works at a control: what the browser scrolls for it is no reading
    this.watch();
    addEventListener('resize', () => this.watch());
    addEventListener('scrollend', () => this.arrive());
    const free = () => (this.held = false);
    for (const scrolling of ['wheel', 'touchmove']) addEventListener(scrolling, free, { passive: true });
    addEventListener('keydown', ({ key }) => kScrolling.includes(key) && free());
  }

  // The reader's eye: a line somewhat below the top of what is visible of the text.
  watch() {
    this.observer?.disconnect();
    const padding = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const eye = Math.round(padding + (innerHeight - padding) * 0.22);
    this.observer = new IntersectionObserver(
      (entries) => {
        if (this.steering || this.held) return;
        const here = entries.filter((entry) => entry.isIntersecting).map((entry) => this.sections.indexOf(entry.target));
        if (here.length > 0) this.reached(Math.max(...here));
      },
      { rootMargin: `-${eye}px 0px -${Math.max(0, innerHeight - eye - 1)}px 0px` },
    );
    for (const section of this.sections) this.observer.observe(section);
  }

  // Scrolls to a section. Until the scroll has ended, what passes the eye does not count.
  go(index, { smooth = true } = {}) {
    this.steering = true;
    this.sections[index].scrollIntoView({ block: 'start', behavior: smooth && !motion.matches ? 'smooth' : 'instant' });
    // No scroll may be needed, and older browsers do not say when one ends.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.arrive(), 1200);
  }

  // A control of a section has the focus, until it is left or the reader scrolls.
  hold() {
    this.held = true;
  }

  release() {
    this.held = false;
  }

  arrive() {
    clearTimeout(this.timer);
    // The observer reports after the frame in which things moved.
    requestAnimationFrame(() => requestAnimationFrame(() => (this.steering = false)));
  }
}
