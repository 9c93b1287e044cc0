// The training rows by libraries for JavaScript. Each maker gets {tf, convnetjs, NeuralNetwork}, a row and its start
// ({parameters, x, t}: Float32Arrays, matrices column by column) and gives {name, steps(count) -> last loss}, and
// `compare`, how far its losses can be held against ours:
//   'all'    every step, the same rule
//   'first'  only before the first update: its rule is another one, of as much work
//   'never'  its network or its batches are others

// [{weights (outputs x inputs, column by column), biases, inputs, outputs}] of a row's parameters.
function layers_of({ sizes }, { parameters }) {
  let at = 0;
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i];
    const weights = parameters.subarray(at, at + inputs * outputs);
    const biases = parameters.subarray(at + inputs * outputs, at + (inputs + 1) * outputs);
    at += (inputs + 1) * outputs;
    return { weights, biases, inputs, outputs };
  });
}

const columns = (values, length) => Array.from({ length: values.length / length }, (_, j) => values.slice(j * length, (j + 1) * length));

export function tensorflow(backend) {
  return async ({ tf }, row, start) => {
    await tf.setBackend(backend);
    // Its matrices go row by row, examples are rows: the same numbers.
    const layers = layers_of(row, start).map(({ weights, biases, inputs, outputs }) => ({
      w: tf.variable(tf.tensor2d(weights.slice(), [inputs, outputs])),
      b: tf.variable(tf.tensor1d(biases.slice())),
    }));
    const x = tf.tensor2d(start.x, [row.batch, row.sizes[0]]);
    const t = tf.tensor2d(start.t, [row.batch, row.sizes.at(-1)]);
    const rule = row.adam ? tf.train.adam(row.rate, 0.9, 0.999, 1e-8) : tf.train.sgd(row.rate);
    const variables = layers.flatMap(({ w, b }) => [w, b]);
    const loss = () => {
      let a = x;
      layers.forEach(({ w, b }, i) => {
        a = tf.add(tf.matMul(a, w), b);
        if (i + 1 < layers.length) a = row.classifies ? tf.relu(a) : tf.tanh(a);
      });
      return row.classifies ? tf.losses.softmaxCrossEntropy(t, a) : tf.losses.meanSquaredError(t, a);
    };
    return {
      name: `TensorFlow.js, ${backend}`,
      compare: 'all',
      prepare: () => tf.setBackend(backend),
      steps(count) {
        let last;
        for (let i = 0; i < count; ++i) {
          const cost = rule.minimize(loss, true, variables);
          [last] = cost.dataSync();
          cost.dispose();
        }
        return last;
      },
    };
  };
}

export function convnet({ convnetjs }, row, start) {
  const [inputs, ...units] = row.sizes;
  const last = units.pop();
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...units.map((num_neurons) => ({ type: 'fc', num_neurons, activation: row.classifies ? 'relu' : 'tanh' })),
    row.classifies ? { type: 'softmax', num_classes: last } : { type: 'regression', num_neurons: last },
  ]);
  const full = net.layers.filter(({ layer_type }) => layer_type === 'fc');
  layers_of(row, start).forEach(({ weights, biases, inputs: width, outputs }, i) => {
    for (let o = 0; o < outputs; ++o) {
      for (let k = 0; k < width; ++k) full[i].filters[o].w[k] = weights[k * outputs + o];
      full[i].biases.w[o] = biases[o];
    }
  });
  const trainer = new convnetjs.Trainer(net, {
    // It has no Adam; Adadelta also keeps two numbers a weight.
    ...(row.adam ? { method: 'adadelta' } : { method: 'sgd', momentum: 0 }),
    // It says twice the squared error, and goes down the gradient of half of it.
    learning_rate: row.classifies ? row.rate : 2 * row.rate,
    batch_size: row.batch,
    l2_decay: 0,
  });
  const examples = columns(start.x, inputs).map((values) => {
    const vol = new convnetjs.Vol(1, 1, inputs, 0);
    vol.w.set(values);
    return vol;
  });
  const targets = columns(start.t, last).map((values) => (row.classifies ? values.indexOf(1) : Array.from(values)));
  return {
    name: 'ConvNetJS',
    compare: row.adam ? 'first' : 'all',
    steps(count) {
      let sum = 0;
      for (let i = 0; i < count; ++i) {
        sum = 0;
        for (let j = 0; j < examples.length; ++j) sum += trainer.train(examples[j], targets[j]).cost_loss;
      }
      return (row.classifies ? sum : sum / 2) / examples.length;
    },
  };
}

// brain.js updates after every example, bends its outputs too, and knows no softmax.
export function brain({ NeuralNetwork }, row, start) {
  const net = new NeuralNetwork({ activation: row.classifies ? 'relu' : 'tanh' });
  net.sizes = row.sizes;
  net.updateTrainingOptions({ learningRate: row.rate, ...(row.adam && { praxis: 'adam' }) });
  net.initialize();
  const targets = columns(start.t, row.sizes.at(-1));
  const examples = columns(start.x, row.sizes[0]).map((input, j) => ({ input, output: targets[j] }));
  return {
    name: 'brain.js',
    compare: 'never',
    steps(count) {
      let sum = 0;
      for (let i = 0; i < count; ++i) {
        sum = 0;
        for (const example of examples) sum += net.trainPattern(example, true);
      }
      return sum / examples.length;
    },
  };
}
