import { z } from 'zod';
import { caseCommand } from './case-commands.js';
import { code, taskCommand } from './commands.js';
import { dueRule } from './rules.js';
import { isoDate } from './time.js';

const name = z.string().trim().min(1, { error: 'không được để trống' }).max(300);

/** One task of `simulate --tasks FILE`. Units and people are opaque names. */
export const simulatedTask = z.strictObject({
  code,
  title: z.string().trim().max(500),
  leadUnit: name,
  officer: name,
  assignedOn: isoDate,
  deadlines: z
    .array(z.strictObject({ id: code, deliverable: z.string().max(500), rule: dueRule }))
    .min(1, { error: 'cần ít nhất một mốc' })
    .max(200)
    .refine((list) => new Set(list.map((d) => d.id)).size === list.length, { error: 'mã mốc bị trùng' }),
});
export type SimulatedTask = z.infer<typeof simulatedTask>;

export const simulatedTasks = z
  .array(simulatedTask)
  .max(100_000)
  .superRefine((tasks, ctx) => {
    const seen = new Set<string>();
    tasks.forEach((task, i) => {
      if (seen.has(task.code))
        ctx.addIssue({ code: 'custom', path: [i, 'code'], message: `mã ${task.code} bị trùng` });
      seen.add(task.code);
    });
  });

/** Who does what when: `simulate --script FILE`. Acts happen at 17:00 of their day unless a time is given. */
export const scriptedAct = z.strictObject({
  on: isoDate,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'cần dạng HH:mm' })
    .default('17:00'),
  task: code,
  command: z.union([
    taskCommand,
    z.strictObject({ type: z.literal('case'), deadlineId: code, command: caseCommand }),
  ]),
});
export type ScriptedAct = z.infer<typeof scriptedAct>;
export const script = z.array(scriptedAct).max(100_000);

/** One line of the simulator's output, in time order. */
export interface SimulationLine {
  at: string;
  /** `cycle`, `stage`: one opens or ends; there `task` is the cycle and `deadline` its stage. */
  kind: 'reminder' | 'overdue' | 'escalation' | 'status' | 'cycle' | 'stage' | 'mail';
  programme: string | null;
  task: string | null;
  deadline: string | null;
  rung: string | null;
  legalDue: string | null;
  workingDue: string | null;
  to: string[];
  why: string;
}
