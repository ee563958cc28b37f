// The tables as a decision graph of @gorules/zen-engine, one node each: first hit where ours is unique (with one match it is the
// same), priority as first hit with the rules in that order, collect as collect, a sum in an expression node behind it.
import {ZenDecisionContent, ZenEngine} from '@gorules/zen-engine';

// FEEL's equality and count are == and len here; everything else that the tables use is the same.
const translated = text => text.replace(/([^<>!=])=([^=])/g, '$1==$2').replaceAll('count(', 'len(');
const literal = value => JSON.stringify(value);
const output = (table, rule) => table.output ? rule.then : rule.id;

function ordered(table) {
  if (table.hit !== 'priority') return table.rules;
  return [...table.rules].sort((a, b) => table.priority.indexOf(a.then) - table.priority.indexOf(b.then));
}

function tableNode(table) {
  const cells = rule => table.inputs.map((_, i) => {
    const cell = rule.if[i];
    return [`in${i}`, cell === '-' ? '' : cell];
  });
  const inputs = table.inputs.map((field, i) => ({id: `in${i}`, name: field, field}));
  const conditional = table.rules.some(rule => rule.when !== undefined);
  if (conditional) inputs.push({id: 'when', name: 'when'});
  const rules = ordered(table).map((rule, i) => ({
    _id: `${table.name}_${i}`,
    ...Object.fromEntries(cells(rule)),
    ...(conditional ? {when: translated(rule.when ?? '')} : {}),
    out: literal(output(table, rule)),
  }));
  if (table.hit !== 'collect' && table.default !== undefined) {
    const blank = Object.fromEntries(inputs.map(({id}) => [id, '']));
    rules.push({_id: `${table.name}_default`, ...blank, out: literal(table.default)});
  }
  const collect = table.hit === 'collect';
  return {
    id: table.name, name: table.name, type: 'decisionTableNode',
    content: {
      hitPolicy: collect ? 'collect' : 'first', rules, inputs,
      outputs: [{id: 'out', name: 'out', field: collect ? 'value' : table.name}],
      passThrough: false, executionMode: 'single', inputField: null, outputPath: collect ? table.name : null,
    },
  };
}

// Lists of the outputs, or their sum: collect gives a list of objects.
function collectNode(table) {
  const values = `map(${table.name}, #.value)`;
  const value = table.aggregate === 'sum' ? `len(${table.name}) == 0 ? 0 : sum(${values})` : values;
  return {
    id: `${table.name}_list`, name: `${table.name}_list`, type: 'expressionNode',
    content: {expressions: [{id: 'x', key: table.name, value}], passThrough: false, inputField: null, outputPath: null,
              executionMode: 'single'},
  };
}

function graph(tables) {
  const nodes = [{id: 'in', name: 'in', type: 'inputNode', content: {}}, {id: 'out', name: 'out', type: 'outputNode', content: {}}];
  const edges = [];
  const link = (from, to) => edges.push({id: `${from}-${to}`, type: 'edge', sourceId: from, targetId: to});
  const last = new Map();
  for (const table of tables) {
    nodes.push(tableNode(table));
    link('in', table.name);
    const text = JSON.stringify([table.inputs, table.rules.map(rule => rule.when)]);
    for (const [name, node] of last) {
      if (new RegExp(`\\b${name}\\b`).test(text)) link(node, table.name);
    }
    last.set(table.name, table.name);
    if (table.hit === 'collect') {
      nodes.push(collectNode(table));
      link(table.name, `${table.name}_list`);
      last.set(table.name, `${table.name}_list`);
    }
    link(last.get(table.name), 'out');
  }
  return {nodes, edges};
}

export function zen(tables) {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(graph(tables)));
  return async values => decision.evaluate(values);
}
