// Reading moves the stage, and stepping in the stage moves the page; the two must not fight.

const motion = matchMedia('(prefers-reduced-motion: reduce)');

export class Reading {
  // sections in order; reached(index) is called when the reader's eye has come to another one.
  constructor(sections, reached) {
    this.sections = sections;
    this.reached = reached;
    this.steering = false; // a scroll of our own runs
    this.watch();
    addEventListener('resize', () => this.watch());
    addEventListener('scrollend', () => this.arrive());
  }

  // The reader's eye: a line somewhat below the top of what is visible of the text.
  watch() {
    this.observer?.disconnect();
    const padding = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const eye = Math.round(padding + (innerHeight - padding) * 0.22);
    this.observer = new IntersectionObserver(
      (entries) => {
        if (this.steering) return;
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

  // What scrolls by in the next moment is no reading: a field that is tabbed to comes into view.
  hold() {
    this.steering = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.arrive(), 400);
  }

  arrive() {
    clearTimeout(this.timer);
    // The observer reports after the frame in which things moved.
    requestAnimationFrame(() => requestAnimationFrame(() => (this.steering = false)));
  }
}
