import { SOURCE_ACTOR } from '#contracts';
import { formatDate, type RegisterEvent } from '#domain';
import type { Directory } from '#persistence';
import type { Names } from '../naming/names.js';

/** What an act of administration was done to, as a reader knows it; empty where the act itself says all. */
export function registerSubject(event: RegisterEvent, names: Names, { standIns }: Directory): string {
  switch (event.type) {
    case 'stand-in-named':
      return standIn(event.data, names);
    case 'stand-in-ended': {
      const ended = standIns.find(({ id }) => id === event.data.standIn);
      return ended === undefined ? '' : standIn(ended, names);
    }
    case 'calendar-saved':
    case 'policy-saved':
    case 'rules-applied':
      return `bản ${event.data.version}`;
    case 'units-reorganised':
      return Object.entries(event.data.map)
        .map(([from, to]) => `${names.unit(from).name} → ${names.unit(to).name}`)
        .join('; ');
    case 'session-called':
    case 'session-cancelled':
      return `phiên họp ngày ${formatDate(event.data.on)}`;
    case 'programme-closed':
      return `${event.data.document.title}, số ${event.data.document.number}`;
    case 'person-added':
    case 'sessions-ended':
    case 'notices-chosen':
    case 'organisation-account-bound':
    case 'organisation-account-released':
    case 'mail-bounced':
    case 'address-suspended':
    case 'address-released':
      return names.person(event.data.person).name;
    case 'people-imported':
      return namesOf(
        event.data.people.map(({ person }) => names.person(person).name),
        'người',
      );
    case 'units-imported':
      return namesOf(
        event.data.units.map(({ code }) => names.unit(code).name),
        'đơn vị',
      );
    case 'tasks-imported':
      return `${event.data.tasks.length} nhiệm vụ`;
    case 'values-imported':
      return `${event.data.values.length} chỉ tiêu`;
    case 'import-undone':
      return `lần nhập ghi ở mắt xích ${event.data.import}`;
    case 'urging-sent':
      return `${event.data.tasks.length} nhiệm vụ, ${event.data.persons} người nhận`;
    case 'webhook-added':
    case 'webhook-changed':
      return event.data.origin;
    case 'event-source-added':
    case 'event-source-changed':
    case 'event-source-paused':
    case 'event-source-resumed':
    case 'event-source-secret-renewed':
      return names.person(`${SOURCE_ACTOR}${event.data.source}`).name;
    case 'webhook-paused':
    case 'webhook-resumed':
    case 'webhook-secret-renewed':
    case 'webhook-retried':
    case 'webhook-disabled':
    case 'webhook-removed':
      return '';
  }
}

function standIn({ person, by }: { person: string; by: string | null }, names: Names): string {
  const absent = names.person(person).name;
  return by === null ? `${absent} vắng, chưa có người thay` : `${names.person(by).name} thay ${absent}`;
}

/** A few are named; of many only how many. */
function namesOf(all: readonly string[], word: string): string {
  return all.length <= 3 ? all.join(', ') : `${all.length} ${word}`;
}
