// The native command and the WebAssembly module write the same bytes for every input: evaluation, trace, summary, explanation.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {before, test} from 'node:test';
import {bookFile, findCommand, inputs} from '../web/support/files.mjs';
import {book} from '../web/support/sdk.mjs';
import {exchangeText, instantiate} from '../web/support/module.mjs';

const command = findCommand();
const options = {maxBuffer: 64 << 20};
let module;

before(async () => {
  assert.ok(command, 'the native command is not built: cmake --preset dev && cmake --build --preset dev');
  module = await instantiate();
  assert.equal(JSON.parse(exchangeText(module, `{"kind":"load_book","bundle":${book}}`)).ok, true);
});

const native = (...args) => execFileSync(command, [...args, '--book', bookFile], options).toString();

// The bytes of one member of the reply, not what a parser makes of them: the first one after the kind, up to the findings.
function member(reply, kind, name) {
  const head = `{"ok":true,"kind":"${kind}","${name}":`;
  assert.ok(reply.startsWith(head), reply.slice(0, 300));
  return reply.slice(head.length, reply.lastIndexOf(',"findings":['));
}

for (const {name, file, bytes} of inputs()) {
  test(`${name}: evaluation and trace`, () => {
    const reply = exchangeText(module, `{"kind":"evaluate","trace":true,"input":${bytes}}`);
    assert.equal(`${member(reply, 'evaluate', 'evaluation')}\n`, native('price', file, '--json'));
  });
  test(`${name}: summary`, () => {
    const reply = exchangeText(module, `{"kind":"summary","input":${bytes}}`);
    assert.equal(`${member(reply, 'summary', 'summary')}\n`, native('price', file, '--summary'));
  });
  for (const subject of ['tier', 'deployment', 'configuration']) {
    test(`${name}: explanation of ${subject}`, () => {
      const reply = exchangeText(module, `{"kind":"explain","subject":"${subject}","input":${bytes}}`);
      assert.equal(`${member(reply, 'explain', 'explanation')}\n`, native('explain', file, subject, '--json'));
    });
  }
}

for (const seed of [1, 7, 9007199254740991]) {
  test(`risk with seed ${seed}`, () => {
    const {file, bytes} = inputs()[0];
    const numbers = '"draws":20000,"correlation":0.45,"low_pct":70,"high_pct":190';
    const reply = exchangeText(module, `{"kind":"risk","seed":${seed},${numbers},"input":${bytes}}`);
    const said = execFileSync(command, ['risk', bookFile, file, '--json', '--seed', seed, '--draws', 20000,
      '--correlation', '0.45', '--low', '70', '--high', '190'], options).toString();
    assert.equal(`${member(reply, 'risk', 'risk')}\n`, said);
  });
}

const WRONG = [
  '{"answers":{"warehouses":"x"}}', '{"answers":{"warehouse":1,"sku_active":-1}}', '{"answers":{"discount_pct":1e400}}',
  '{"book":"other","answers":{}}', '{"answers":[]}',
];
for (const input of WRONG) {
  test(`${input}: the same errors`, () => {
    const {stdout, status} = spawnSync(command, ['price', '-', '--jsonl', '--book', bookFile], {...options, input: `${input}\n`});
    assert.equal(status, 2);
    const said = JSON.parse(stdout.toString());
    const reply = JSON.parse(exchangeText(module, `{"kind":"evaluate","input":${input}}`));
    assert.equal(reply.ok, false);
    assert.deepEqual(reply.error, said.error);
    const comparable = ({findings}) => findings.map(({code, path, column, message}) => ({code, path, column, message}));
    assert.deepEqual(comparable(reply), comparable(said));
  });
}
