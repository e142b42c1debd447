import type { Layout } from './model.ts';

/** Margins as `@page` has them: top, right, bottom, left. Those of GB/T 9704 for a letter. */
const margins: Readonly<Record<Layout, string>> = {
  letter: '37mm 26mm 35mm 28mm',
  form: '18mm',
  list: '20mm',
};

const sheets = Object.entries(margins)
  .map(
    ([layout, margin]) =>
      `@page ${layout} { margin: ${margin}; }\n.${layout} { page: ${layout}; }\n@media screen { .${layout} { padding: ${margin}; } }`,
  )
  .join('\n');

/** A text as a string of a style sheet, which it cannot end, nor the style that it stands in. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/["'\\<>&\p{Cc}]/gu, (mark) => `\\${mark.charCodeAt(0).toString(16)} `)}"`;

/**
 * A sheet of A4 on the screen, and the same sheet on paper, with `foot` at the bottom of each. Fonts by the names under which systems have them: a page brings
 * none along.
 */
export const styleOf = (foot: string): string => `
@page { size: A4; @bottom-center { content: "— " counter(page) " —\\A " ${quoted(foot)}; white-space: pre; text-align: center;
  font: 10.5pt/15pt "Times New Roman", "FangSong", "仿宋", serif; color: #333; } }
@page list { size: A4 landscape; }
${sheets}
* { box-sizing: border-box; }
body { margin: 0; background: #e7e9ec; color: #000; -webkit-print-color-adjust: exact;
  font: 16pt/28pt "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; }
main { width: 210mm; min-height: 297mm; margin: 8mm auto; background: #fff; box-shadow: 0 1px 6px #0003; position: relative; }
main.list { width: 297mm; min-height: 210mm; }
h1 { margin: 0 0 8mm; font: 400 22pt/32pt "FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "SimSun", "宋体", "STSong",
  "Songti SC", "Noto Serif CJK SC", serif; text-align: center; text-wrap: balance; }
.form h1, .list h1 { margin-bottom: 4mm; }
.number { margin: 0 0 5mm; text-align: center; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
p.addressee, p.note { text-indent: 0; }
p.note { font-size: 10.5pt; line-height: 16pt; margin-top: 2mm; }
h2 { margin: 0; font: 400 16pt/28pt "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; text-indent: 2em;
  break-after: avoid; }
table { width: calc(100% - 1mm); margin: 2mm auto 4mm; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 17pt; }
td, th { padding: 1mm 1.2mm; border: 0.5pt solid #000; font-weight: 400; vertical-align: middle; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
p:has(+ .signature) { break-after: avoid; }
thead { display: table-header-group; }
.upright { writing-mode: vertical-rl; margin: auto; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
td div { white-space: pre-wrap; min-height: 1em; }
.signature { margin-top: 56pt; text-align: right; break-inside: avoid; }
.signature .who { padding-right: 2em; } .signature .on { padding-right: 4em; white-space: pre; }
.signature .who { min-height: 28pt; }
footer { margin-top: 6mm; font-size: 9pt; line-height: 13pt; color: #555; text-align: center; }
@media print {
  body { background: none; }
  main, main.list { width: auto; min-height: 0; margin: 0; box-shadow: none; }
  footer { display: none; }
}
@media screen and (max-width: 220mm) {
  main.letter, main.form, main.list { width: auto; margin: 0; padding: 8mm 5mm; overflow-x: auto; }
}
`;
