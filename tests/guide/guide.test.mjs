// The guide assets/pricebooks/README.md, done as a newcomer would: in an empty folder, from top to bottom. A block ```json PATH is a file;
// in a block ```console each line after `$ ` is a command, and what follows it are lines of its output, in their order, where … stands
// for anything. A command succeeds unless it says "# exit code N".
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {errorsOf} from '../schemas/schemas.mjs';
import {findCommand, root} from '../web/support/files.mjs';

const guide = readFileSync(path.join(root, 'assets/pricebooks/README.md'), 'utf8');
const blocks = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, kind, name, text]) => ({kind, name, text}));

const folder = mkdtempSync(path.join(os.tmpdir(), 'quotewright-guide-'));
const command = findCommand();
assert.ok(command, 'the native command is not built');
const env = {...process.env, QUOTEWRIGHT: root, PATH: `${path.dirname(command)}:${process.env.PATH}`};
process.on('exit', () => rmSync(folder, {recursive: true}));

const pattern = (line) => new RegExp(`^\\s*${line.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('.*')}\\s*$`, 'u');

/** [command, lines that its output must have] for each command of a block. */
function commandsOf(text) {
  const commands = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (line.startsWith('$ ')) commands.push([line.slice(2), []]);
    else commands.at(-1)[1].push(line);
  }
  return commands;
}

function run(line, wanted) {
  const done = spawnSync('bash', ['-c', `exec 2>&1; ${line}`], {cwd: folder, env});
  const output = done.stdout.toString();
  assert.equal(done.status, Number(/# exit code (\d+)/.exec(line)?.[1] ?? 0), `${line}\n${output}`);
  const lines = output.split('\n');
  let at = 0;
  for (const one of wanted) {
    while (at < lines.length && !pattern(one).test(lines[at])) at++;
    assert.ok(at < lines.length, `"${one}" is not, or not there, in the output of ${line}\n${output}`);
    at++;
  }
}

assert.ok(blocks.filter(({kind}) => kind === 'json').length >= 8 && blocks.filter(({kind}) => kind === 'console').length >= 6);

for (const {kind, name, text} of blocks) {
  if (kind === 'json') {
    test(`the file ${name}`, () => {
      assert.match(name, /^[\w-]+(\/[\w-]+)?\.json$/, 'a JSON block names its file');
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), {recursive: true});
      writeFileSync(file, text);
      const schema = name.includes('/') ? 'book' : name.startsWith('stories') ? 'story' : name.startsWith('answers') ? 'answers' : 'quote';
      assert.deepEqual(errorsOf(schema, JSON.parse(text)).map((one) => `${one.instancePath} ${one.message}`), []);
    });
  } else if (kind === 'console') {
    for (const [line, wanted] of commandsOf(text)) test(`$ ${line}`, () => run(line, wanted));
  } else {
    test(`a block of ${kind}`, () => assert.fail('blocks are json with a file name, or console'));
  }
}
