// Native command and WebAssembly module on generated price books: the same prices, byte for byte. ci/parity does many more.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {findCommand, root} from '../web/support/files.mjs';

const QUOTES = 600;

test(`${QUOTES} generated quotes: native and WebAssembly write the same prices`, () => {
  const command = findCommand();
  assert.ok(command, 'the native command is not built: cmake --preset dev && cmake --build --preset dev');
  const requests = fileURLToPath(new URL('requests.mjs', import.meta.url));
  const {status, stdout, stderr} = spawnSync('python3', [path.join(root, 'tests/oracle/commerce_compare.py'),
    '--no-oracle', '--seed', '7', '--count', String(QUOTES), '--native', `'${command}' requests -`,
    '--wasm', `'${process.execPath}' '${requests}'`], {maxBuffer: 64 << 20});
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(stdout.toString(), new RegExp(`native and wasm: ${QUOTES} of ${QUOTES} equal`));
});
