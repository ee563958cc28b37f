// The tables on feelin. Its functions parse each time they are called, so `parsed` reaches for the interpreter inside its module
// and keeps the function that parsing makes; `parsing` is what its API offers.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {result} from './tables.mjs';

async function inside() {
  const path = createRequire(import.meta.url).resolve('feelin');
  const opened = path.replace(/index\.js$/, 'opened.js');
  writeFileSync(opened, `${readFileSync(path, 'utf8')}\nexport { interpreter, InterpreterContext, coerceContext };\n`);
  return import(pathToFileURL(opened));
}

function evaluateTables(tables, inputs, expression, test) {
  const context = {...inputs};
  for (const table of tables) {
    const values = table.inputs.map(text => expression(text, context));
    context[table.name] = result(table, table.rules.filter(rule =>
      (rule.if ?? []).every((cell, i) => cell === '-' || test(cell, values[i], context)) &&
      (rule.when === undefined || expression(rule.when, context) === true)));
  }
  return context;
}

export async function parsed(tables, inputs) {
  const {interpreter, InterpreterContext} = await inside();
  const names = {...inputs, '?': null, ...Object.fromEntries(tables.map(table => [table.name, null]))};
  const once = new Map();
  const compile = (kind, text) => {
    const key = kind + text;
    if (!once.has(key)) once.set(key, interpreter[kind](text, names, undefined, new InterpreterContext()).root);
    return once.get(key);
  };
  // The roots are looked up by rule, not by text, so that no map is part of the time.
  const prepared = tables.map(table => ({
    ...table,
    inputs: table.inputs.map(text => compile('evaluate', text)),
    rules: table.rules.map(rule => ({
      ...rule,
      if: rule.if?.map(cell => cell === '-' ? cell : compile('unaryTest', cell)),
      when: rule.when === undefined ? undefined : compile('evaluate', rule.when),
    })),
  }));
  return values => evaluateTables(prepared, values, (root, context) => root(context),
                                  (root, value, context) => root({...context, '?': value})(value) === true);
}

export async function parsing(tables) {
  const {evaluate, unaryTest} = await import('feelin');
  return values => evaluateTables(tables, values, (text, context) => evaluate(text, context).value,
                                  (cell, value, context) => unaryTest(cell, {...context, '?': value}).value === true);
}
