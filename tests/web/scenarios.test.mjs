// Every scenario comes out of the WebAssembly module exactly as expected.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {before, test} from 'node:test';
import {hasShared, sampleFile, scenarios} from './support/files.mjs';
import {loadQuotewright} from './support/sdk.mjs';

let quotewright;
before(async () => { quotewright = await loadQuotewright(); });

for (const {name, bytes, expected} of scenarios()) {
  test(`${name} gives its expected summary, key by key in order`, () => {
    const summary = quotewright.summary(bytes);
    assert.deepEqual(summary, expected);
    assert.equal(JSON.stringify(summary), JSON.stringify(expected));
  });
}

test('the scenarios beside the project were run', {skip: !hasShared && 'there is no ../shared/domain/scenarios here'}, () => {
  assert.equal(scenarios().length >= 11, true);
});

test('the sample that the page opens is the distributor', () => {
  const {scope, deployment, totals, approvals} = quotewright.evaluate(readFileSync(sampleFile));
  assert.equal(scope.tier, 2);
  assert.equal(scope.score, 31);
  assert.equal(deployment.model, 'dedicated');
  assert.deepEqual(deployment.hard_triggers.map(({id}) => id), ['H7']);
  assert.equal(totals.one_time_list, '151665.50');
  assert.equal(totals.one_time_net, '144082.22');
  assert.equal(totals.monthly_recurring, '6472.50');
  assert.deepEqual(approvals.map(({role}) => role), ['P-DL', 'P-SSL', 'P-CD', 'P-CS', 'F-ARB', 'F-OPS']);
});
