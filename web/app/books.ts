// The price books beside the page: which one a quote names, and its bytes.
const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The id of the book that a quote file names; undefined when it names none. */
export function bookNamedIn(quote: Uint8Array): string | undefined {
  try {
    const {book} = JSON.parse(new TextDecoder().decode(quote)) as {book?: unknown};
    const id = typeof book === 'object' && book !== null ? (book as {id?: unknown}).id : book;
    return typeof id === 'string' && NAME.test(id) ? id : undefined;
  } catch {
    return undefined;  // whoever reads the quote says what is wrong with it
  }
}

const address = (id: string, part: string) => `${id === 'reference' ? '' : 'books/'}${id}.${part}.json`;

export const bookAddress = (id: string) => address(id, 'book');

async function fetched(path: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(new URL(path, document.baseURI));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** The bundle of a book that is shipped with the page; undefined when there is none of that name, or no network. */
export const fetchBook = (id: string) => fetched(bookAddress(id));

/** The calculators of such a book, which few visitors open: a file of their own. */
export const fetchWorksheets = (id: string) => fetched(address(id, 'worksheets'));

/** The book that the address asks for with #book=NAME. */
export function bookInAddress(): string | undefined {
  return /[#&]book=([a-z0-9-]{1,60})(?:&|$)/.exec(location.hash)?.[1];
}
