import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import {
  calendarData,
  isoDate,
  ladderPolicy,
  type SimulationLine,
  script,
  simulatedTasks,
  UserError,
} from '#contracts';
import {
  type Behaviour,
  calendarNotices,
  DEFAULT_POLICY,
  formatDate,
  ordered,
  type SimulatedCycles,
  type SimulatedProgramme,
  simulateProgramme,
  simulateTasks,
  WorkingCalendar,
} from '#domain';
import { loadSeeds, obligationInstances, PROGRAMME_CODES, type ProgrammeSeed, type UnitSeed } from '#seeds';
import { printTable } from '../output.js';
import { parsed } from '../refusal.js';

interface Options {
  from: string;
  to: string;
  programme?: string;
  calendar?: string;
  policy?: string;
  tasks?: string;
  script?: string;
  absent?: boolean;
  json?: boolean;
}

/** `dondoc simulate`: the engine's own rules over a horizon; no database, no clock: same input, same bytes. */
export function simulateVerb(): Command {
  return new Command('simulate')
    .description('chạy thử quy tắc nhắc hạn trên một khoảng thời gian, không cần cơ sở dữ liệu')
    .requiredOption('--from <date>', 'ngày đầu, YYYY-MM-DD')
    .requiredOption('--to <date>', 'ngày cuối, YYYY-MM-DD')
    .option('--programme <code>', `chỉ một chương trình: ${PROGRAMME_CODES.join(', ')}`)
    .option('--tasks <file>', 'chạy các nhiệm vụ trong tệp JSON thay cho chương trình')
    .option('--calendar <file>', 'lịch làm việc thay cho lịch có sẵn')
    .option('--policy <file>', 'bộ quy tắc nhắc thay cho bộ mặc định')
    .option('--script <file>', 'ai làm gì, ngày nào; không có thì mọi người làm đúng hạn')
    .option('--absent', 'không ai trả lời: mọi thang nhắc chạy đến hết')
    .option('--json', 'mỗi sự kiện một dòng JSON')
    .action((options: Options) => {
      const lines = simulate(options);
      if (options.json) {
        // One write: a closed pipe (head) must not leave a half line.
        process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      } else {
        printTable(
          ['Ngày', 'Bước', 'Nhiệm vụ', 'Mốc', 'Hạn', 'Gửi tới', 'Vì sao'],
          lines.map((l) => [
            formatDate(l.at.slice(0, 10)),
            l.rung ?? '',
            l.task ?? '',
            l.deadline ?? '',
            l.legalDue ? formatDate(l.legalDue) : '',
            l.to.join(', '),
            l.why,
          ]),
        );
      }
    });
}

function simulate(options: Options): SimulationLine[] {
  const horizon = { from: parsed(isoDate, options.from, '--from'), to: parsed(isoDate, options.to, '--to') };
  if (horizon.from > horizon.to) throw new UserError('invalid-input', '--from sau --to.');
  if (options.absent && options.script) {
    throw new UserError('invalid-input', 'Chỉ dùng một trong hai: --absent hoặc --script.');
  }
  const policy = options.policy ? parsed(ladderPolicy, json(options.policy), options.policy) : DEFAULT_POLICY;
  const given = options.calendar ? parsed(calendarData, json(options.calendar), options.calendar) : null;
  const behaviour: Behaviour = options.script
    ? { kind: 'script', acts: parsed(script, json(options.script), options.script) }
    : { kind: options.absent ? 'absent' : 'in-time' };

  if (options.tasks) {
    if (options.programme)
      throw new UserError('invalid-input', 'Chỉ dùng một trong hai: --tasks hoặc --programme.');
    const tasks = parsed(simulatedTasks, json(options.tasks), options.tasks);
    const calendar = new WorkingCalendar(given ?? loadSeeds().calendar);
    return naming(options.tasks, () => simulateTasks(tasks, behaviour, horizon, { calendar, policy }));
  }

  const seeds = loadSeeds();
  const calendar = new WorkingCalendar(given ?? seeds.calendar);
  const programmes = seeds.programmes.filter((p) => !options.programme || p.code === options.programme);
  if (programmes.length === 0) {
    throw new UserError('invalid-input', `Không có chương trình ${options.programme}.`, [
      { path: '--programme', message: `chỉ có ${PROGRAMME_CODES.join(', ')}` },
    ]);
  }
  const lines = programmes.flatMap((p) =>
    simulateProgramme(simulated(p, seeds.units), behaviour, horizon, { calendar, policy }),
  );
  // A calendar of one's own has no horizon: what it does not list follows the weekly rest.
  const notices = given ? [] : calendarNotices(horizon.from, horizon.to, calendar, policy.slotHour);
  return ordered([...lines, ...notices], horizon);
}

/** A programme as the simulator takes it: what its documents date, and whom its cycles ask. */
export function simulated(programme: ProgrammeSeed, units: readonly UnitSeed[]): SimulatedProgramme {
  const cycles = cyclesOf(programme, units);
  return { ...programme, obligations: obligationInstances(programme), cycles };
}

function cyclesOf({ cycles }: ProgrammeSeed, units: readonly UnitSeed[]): SimulatedCycles[] {
  return cycles.map((template) => {
    const { kinds, units: named, except } = template.asks;
    const asked = units.filter(({ code, kind }) => kinds.includes(kind) || named.includes(code));
    return { template, units: asked.map(({ code }) => code).filter((code) => !except.includes(code)) };
  });
}

function json(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError('invalid-input', `Không đọc được tệp ${file}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('invalid-input', `${file} không phải JSON: ${(error as Error).message}`);
  }
}

function naming<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `${file}: ${error.message}`, error.fields);
  }
}
