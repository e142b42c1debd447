import { escape } from './chart.ts';
import type { ExceptionStory } from './exceptions.ts';

const reasons: Readonly<Record<string, string>> = {
  illness: '因病 ill',
  unfit: '不适宜 unfit',
  longLeave: '请假过长 long leave',
  vacant: '离任 left',
};

const number = (seat: string): string => seat.split('/').at(-1) ?? seat;

/** A line for each time below the floor: how deep and why, who was told and read it, what was said and done, when it was over. */
export function storiesTable(stories: readonly ExceptionStory[]): string {
  if (stories.length === 0) return '<p>无 None</p>';
  const heads = [
    '队伍 Team',
    '起止 From, to',
    '在岗 Strength',
    '原因 Why',
    '报告 Told',
    '说明 Explained',
    '处置 What was done',
  ];
  const rows = stories.map((story) => `<tr>${cells(story).map(cell).join('')}</tr>`);
  return `<table class="stories"><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

const cell = (lines: readonly string[]): string => `<td>${lines.map(escape).join('<br>')}</td>`;

function cells(story: ExceptionStory): readonly (readonly string[])[] {
  const { name, since, until, days, floor, falls, told, explained, acting, searches } = story;
  return [
    [name],
    [since, until ?? '未恢复 not yet back', `${days} d`],
    falls.map(({ on, strength }) => `${on}: ${strength}/${floor}`),
    falls.flatMap(({ left }) =>
      left.length === 0
        ? ['未齐 never complete']
        : left.map(({ seat, because }) => `${number(seat)}: ${reasons[because] ?? because}`),
    ),
    told.map(({ office, readOn }) => `${office} ${readOn ?? '未阅 not read'}`),
    [
      `${explained.office} ${explained.on ?? '未说明 not explained'}${explained.late ? ' 逾期 late' : ''}`,
      explained.reason ?? '',
    ],
    [
      ...acting.map(({ seat, on }) => `${on} ${number(seat)} 代理 acting holder`),
      ...searches.map(({ on, needBy }) => `${on} 补派 search, for ${needBy}`),
    ],
  ];
}
