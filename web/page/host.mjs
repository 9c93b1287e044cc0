// The page that frames this one. It is heard and told only if it comes from the one origin that the address of this
// page names; there is no other way in.
//
//     to the frame     {downhill: "set", values: {h: 0.5}}   {downhill: "figure", line}   {downhill: "act", action}
//                      {downhill: "get"}
//     from the frame   {downhill: "ready" | "state", line, at, values, readouts, describe}
//                      {downhill: "error", error, column}

export class Host {
  // calls: {set(values), act(action), figure(line), state()}; the first three return null or {error, column}.
  constructor(origin, calls) {
    this.origin = origin;
    this.calls = calls;
    this.ready = false;
  }

  listen() {
    if (parent === window) return;
    addEventListener('message', (event) => {
      if (event.source !== parent || event.origin !== this.origin) return;
      if (event.data === null || typeof event.data !== 'object') return;
      this.hear(event.data);
    });
    this.ready = true;
    this.tell('ready', this.calls.state());
  }

  hear({ downhill, values, action, line }) {
    const { calls } = this;
    const mistake =
      downhill === 'set' && values && typeof values === 'object' ? calls.set(values)
      : downhill === 'act' ? calls.act(String(action))
      : downhill === 'figure' ? calls.figure(String(line))
      : null;
    if (mistake) this.tell('error', mistake);
    if (downhill === 'get') this.tell('state', calls.state());
  }

  tell(kind, what) {
    if (parent === window || (kind === 'state' && !this.ready)) return;
    const said =
      kind === 'error'
        ? { error: what.error, column: what.column ?? 0 }
        : {
            line: what.line,
            at: what.at,
            describe: what.describe,
            values: Object.fromEntries(what.parameters.map(({ id, value }) => [id, value])),
            readouts: Object.fromEntries(what.readouts.map(({ id, text }) => [id, text])),
          };
    try {
      parent.postMessage({ downhill: kind, ...said }, this.origin);
    } catch {
      // The address names no origin: nobody is told.
    }
  }
}
