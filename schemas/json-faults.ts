import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

interface JsonFault {
  readonly at: string;
  /** What is the matter, as the parser names it: `PropertyNameExpected`. */
  readonly said: string;
}

/** Where a text that JSON.parse refused is no JSON: every line with something wrong, with the first thing wrong in it. */
export function jsonFaults(text: string, refusal: unknown): readonly JsonFault[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const faults = new Map<string, JsonFault>();
  for (const { error, offset } of errors) {
    const at = `line ${text.slice(0, offset).split('\n').length}`;
    if (!faults.has(at)) faults.set(at, { at, said: printParseErrorCode(error) });
  }
  return faults.size > 0 ? [...faults.values()] : [{ at: 'file', said: String(refusal) }];
}
