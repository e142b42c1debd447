import { oneLine, openDate, type Block, type Cell, type Paper, type Row, type Table } from './model.ts';
import { styleOf } from './page-style.ts';
import { day } from './words.ts';

/** The media type of the page. */
export const PAGE = 'text/html';

/** The paper as a page to print: one file that loads nothing and runs nothing. */
export const toPage = ({ title, number, layout, blocks, foot }: Paper): string =>
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(oneLine(title))}</title>
<style>${styleOf(foot)}</style>
</head>
<body>
<main class="${layout}">
${number === null ? '' : `<p class="number">${escape(number)}</p>\n`}<h1>${escape(title).replaceAll('\n', '<br>')}</h1>
${blocks.map(blockOf).join('\n')}
<footer>${escape(foot)}</footer>
</main>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark);

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph': {
      const { text, as } = block;
      if (as === 'heading') return `<h2>${escape(text)}</h2>`;
      return `<p${as ? ` class="${as}"` : ''}>${escape(text)}</p>`;
    }
    case 'table':
      return tableOf(block);
    case 'signature':
      return `<div class="signature"><div class="who">${escape(block.who ?? '')}</div><div class="on">${day(block.on) || openDate}</div></div>`;
  }
}

function tableOf({ columns, rows, headings = 0 }: Table): string {
  const width = columns.reduce((sum, column) => sum + column, 0);
  const share = (column: number): string => ((column / width) * 100).toFixed(2);
  const [head, body] = [rows.slice(0, headings), rows.slice(headings)];
  return `<table>
<colgroup>${columns.map((column) => `<col style="width:${share(column)}%">`).join('')}</colgroup>
${head.length > 0 ? `<thead>\n${head.map(rowOf).join('\n')}\n</thead>\n` : ''}<tbody>
${body.map(rowOf).join('\n')}
</tbody>
</table>`;
}

const rowOf = ({ cells, height }: Row): string =>
  `<tr${height === undefined ? '' : ` style="height:${height}mm"`}>${cells.map(cellOf).join('')}</tr>`;

function cellOf({ lines, columns, rows, label, upright }: Cell): string {
  const name = label ? 'th' : 'td';
  const span = (columns ? ` colspan="${columns}"` : '') + (rows ? ` rowspan="${rows}"` : '');
  const text = lines.map(({ text: line, align }) => `<div class="${align}">${escape(line)}</div>`).join('');
  return `<${name}${span}>${upright ? `<div class="upright">${text}</div>` : text}</${name}>`;
}
