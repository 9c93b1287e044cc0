// A function of one text that answers the same question once.
const kMost = 20000; // then it forgets all, so that a server that builds all day stays small

export function remember(answer) {
  const known = new Map();
  return (question) => {
    if (!known.has(question)) {
      const said = answer(question);
      if (known.size >= kMost) known.clear();
      known.set(question, said);
    }
    return known.get(question);
  };
}
