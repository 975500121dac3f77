import type { IndicatorListItem, OpenTable } from '#contracts';
import { baseCounts, countedDeadlines, tallyOf } from '#domain';
import type { TaskAtDay } from '#persistence';
import type { Names } from '../naming/names.js';

type Content = Pick<OpenTable, 'columns' | 'rows'>;

const column = (name: string, title: string) => ({ name, title });

/** What the province has reached; neither who recorded it nor what a unit gave. */
export function indicatorTable(items: readonly IndicatorListItem[]): Content {
  return {
    columns: [
      column('code', 'Mã chỉ tiêu'),
      column('group', 'Nhóm'),
      column('name', 'Chỉ tiêu'),
      column('unit', 'Đơn vị tính'),
      column('target', 'Mức cần đạt'),
      column('targetYear', 'Năm đích'),
      column('targetYearInferred', 'Năm đích là suy ra'),
      column('value', 'Số liệu mới nhất'),
      column('valueAsOf', 'Đến ngày'),
      column('valueStatus', 'Thực hiện hay ước'),
      column('standing', 'Đánh giá'),
    ],
    rows: items.map(({ code, group, name, target, latest, judgement }) => ({
      code,
      group,
      name,
      unit: target.unit,
      target: target.text,
      targetYear: target.year,
      targetYearInferred: target.yearInferred,
      value: latest?.value ?? null,
      valueAsOf: latest?.asOf ?? null,
      valueStatus: latest?.status ?? null,
      standing: judgement.standing,
    })),
  };
}

/** By lead unit; tasks of internal class are not counted. */
export function taskStatisticsTable(tasks: readonly TaskAtDay[], asOf: string, names: Names): Content {
  const open = tasks.filter((task) => task.classification === 'normal' && task.status !== 'draft');
  const units = new Map<string, TaskAtDay[]>();
  for (const task of open) {
    const unit = task.leadUnits[0] ?? task.heldBy;
    if (unit !== null) units.set(unit, [...(units.get(unit) ?? []), task]);
  }
  return {
    columns: [
      column('unit', 'Mã đơn vị'),
      column('unitName', 'Đơn vị chủ trì'),
      column('tasks', 'Số nhiệm vụ'),
      column('tasksDone', 'Nhiệm vụ đã hoàn thành'),
      column('deadlines', 'Số mốc'),
      column('doneOnTime', 'Hoàn thành đúng hạn'),
      column('doneLate', 'Hoàn thành quá hạn'),
      column('openInTime', 'Chưa hoàn thành, trong hạn'),
      column('openOverdue', 'Chưa hoàn thành, quá hạn'),
      column('undated', 'Chưa có thời hạn'),
    ],
    rows: [...units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit, own]) => {
        const base = baseCounts(
          countedDeadlines(own, () => null),
          asOf,
          'original',
        );
        const tally = tallyOf(own.map(({ status }) => ({ status, as: null })));
        const { total: deadlines, ...counts } = base;
        const { name: unitName } = names.unit(unit);
        return { unit, unitName, tasks: tally.total, tasksDone: tally.done, deadlines, ...counts };
      }),
  };
}
