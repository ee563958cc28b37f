// Feeds requests to the WebAssembly module as the native `quotewright requests -` takes them: one a line on standard
// input, one reply a line on standard output, all in one session.
import {createInterface} from 'node:readline';
import {instantiate, exchangeText} from '../web/support/module.mjs';

const module = await instantiate();
let replies = [];
for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
  replies.push(exchangeText(module, line));
  if (replies.length === 200) {
    process.stdout.write(`${replies.join('\n')}\n`);
    replies = [];
  }
}
if (replies.length > 0) process.stdout.write(`${replies.join('\n')}\n`);
