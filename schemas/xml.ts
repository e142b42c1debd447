/** What a reader of XML is told, in the order of the document. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(value: string): void;
  close(name: string): void;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the XML that spreadsheet programs write. No document type is accepted, so there is nothing to expand or to
 * fetch. Throws on anything that is not well formed.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  const open: string[] = [];
  TOKEN.lastIndex = xml.startsWith('\uFEFF') ? 1 : 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (!token) throw new Error(`not well-formed XML at character ${at}`);
    const [, cdata, closing, qualified, attributes = '', empty, text] = token;
    if (cdata !== undefined) handler.text(cdata);
    else if (text !== undefined) handler.text(decode(text));
    if (qualified === undefined) continue;
    const name = local(qualified);
    if (!closing) {
      open.push(qualified);
      handler.open(name, attributesOf(attributes));
    }
    if (closing || empty) {
      if (open.pop() !== qualified) throw new Error(`not well-formed XML: ${qualified} is not open`);
      handler.close(name);
    }
  }
  if (open.length > 0) throw new Error(`not well-formed XML: ${open.at(-1)} is not closed`);
}

const local = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

/** `r:id` is another attribute than `id`: a prefix stays where it is. */
function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    attributes[name] = decode(double ?? single ?? '');
  return attributes;
}

const decode = (text: string): string => {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole;
    const hex = entity[1] === 'x' || entity[1] === 'X';
    return String.fromCodePoint(Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10));
  });
};
