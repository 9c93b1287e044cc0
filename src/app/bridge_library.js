// What C++ calls in the page (bridge.h says what is exchanged).
addToLibrary({
  // Makes the element the program's canvas; 0 if there is none. SDL knows it as '#canvas', whatever its id.
  downhill_take_canvas__deps: ['$specialHTMLTargets'],
  downhill_take_canvas: (selector) => {
    const canvas = document.querySelector(UTF8ToString(selector)) || Module['canvas'];
    if (!canvas) return 0;
    Module['canvas'] = canvas;
    specialHTMLTargets['#canvas'] = canvas;
    return 1;
  },

  downhill_tell: (kind, text) => {
    const listener = Module['downhill_event'];
    if (listener) listener(UTF8ToString(kind), UTF8ToString(text));
  },
});
