// The decision tables of the reference book by name, as they stand in its files: rules with `if` cells or `when`, `then`, `id`.
import {readdirSync, readFileSync} from 'node:fs';

export function readTables(folder, names) {
  const found = new Map();
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const {decisions = {}} = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const [name, table] of Object.entries(decisions)) {
      found.set(name, {name, ...table, inputs: table.inputs ?? (table.input ? [table.input] : [])});
    }
  }
  return names.map(name => found.get(name));
}

// What a table gives for the rules that matched, by its hit policy, as core/decision defines it.
export function result(table, matched) {
  const output = rule => table.output ? rule.then : rule.id;
  if (table.hit === 'collect') {
    const outputs = matched.map(output);
    return table.aggregate === 'sum' ? outputs.reduce((sum, value) => sum + value, 0) : outputs;
  }
  if (matched.length === 0) return table.default ?? null;
  if (table.hit === 'priority') return table.priority.find(value => matched.some(rule => output(rule) === value));
  if (matched.length > 1) throw new Error(`${table.name}: more than one rule matches`);
  return output(matched[0]);
}
