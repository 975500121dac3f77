/** What one of each costs, as measured; where from stands beside each in docs/operations/capacity.json. */
export interface Costs {
  /** Milliseconds of one core, all parts together. */
  wakeCpuMs: number;
  /** Freezing, handing over, recording the facts; composing is done in the hour before. */
  mailCpuMs: number;
  composeCpuMs: number;
  /** A command over HTTP, API and PostgreSQL. */
  commandCpuMs: number;
  /** A list or a page's numbers, API and PostgreSQL. */
  readCpuMs: number;
  /** Bytes on the disk, indexes included: a task with its events, rows and outbox in a year; a mail without its text. */
  taskYearBytes: number;
  mailRowBytes: number;
  mailTextBytes: number;
  /** An open workflow in Temporal's database. */
  openWorkflowBytes: number;
  /** Megabytes of memory: processes at work. */
  apiMegabytes: number;
  workerMegabytes: number;
  temporalBaseMegabytes: number;
  /** Of one entry of Temporal's history cache, kilobytes, and how many it may hold. */
  cacheEntryKilobytes: number;
  cacheEntries: number;
  /** A sender with ten connections to a mail server that answers after `replyMs`. */
  senderMailsPerSecond: number;
}

/** Who works with it, and how; assumptions, not measurements. */
export interface Assumptions {
  programmesOfProvince: number;
  tasksOfProgramme: number;
  communesOfProvince: number;
  tasksOfCommune: number;
  openTasksOfOfficer: number;
  /** Slots in which a task says something in a year. */
  wakesOfTaskYear: number;
  workingDays: number;
  /** Of the open tasks, on the worst day of a year (before 20 December). */
  worstDayShare: number;
  /** Mails of the worst day for each officer who gets one: heads and the office get theirs too. */
  mailsPerOfficer: number;
  commandsOfOfficerDay: number;
  readsOfOfficerDay: number;
  /** Of a day's requests in its busiest hour. */
  busiestHourShare: number;
  /** Wakes are spread over it before the slot. */
  planningSeconds: number;
  /** Of a core, kept free. */
  reserve: number;
}

export interface Load {
  openTasks: number;
  officers: number;
  wakesWorstDay: number;
  mailsWorstDay: number;
  commandsPerSecond: number;
  readsPerSecond: number;
}

export interface Need {
  load: Load;
  /** Cores: busy in the planning hour, in the busiest hour of requests. */
  planningCores: number;
  requestCores: number;
  /** Seconds from the slot to the last mail. */
  lastMailSeconds: { oneSender: number; fourSenders: number };
  gigabytesAYear: { rows: number; texts: number };
  memoryGigabytes: number;
}

const GB = 1e9;

export function loadOf(provinces: number, a: Assumptions): Load {
  const openTasks =
    provinces * (a.programmesOfProvince * a.tasksOfProgramme + a.communesOfProvince * a.tasksOfCommune);
  const officers = Math.ceil(openTasks / a.openTasksOfOfficer);
  const wakesWorstDay = Math.round(openTasks * a.worstDayShare);
  const atWork = (ofDay: number) => (officers * ofDay * a.busiestHourShare) / 3_600;
  return {
    openTasks,
    officers,
    wakesWorstDay,
    mailsWorstDay: Math.round(Math.min(officers, wakesWorstDay) * a.mailsPerOfficer),
    commandsPerSecond: atWork(a.commandsOfOfficerDay),
    readsPerSecond: atWork(a.readsOfOfficerDay),
  };
}

export function needOf(load: Load, c: Costs, a: Assumptions): Need {
  const { openTasks, wakesWorstDay, mailsWorstDay, commandsPerSecond, readsPerSecond } = load;
  const usable = 1 - a.reserve;
  const planningMs = wakesWorstDay * c.wakeCpuMs + mailsWorstDay * c.composeCpuMs;
  const requestMs = commandsPerSecond * c.commandCpuMs + readsPerSecond * c.readCpuMs;
  // Whatever is larger: what the mail server lets one sender do, or what one core does.
  const sendSeconds = (senders: number) =>
    mailsWorstDay * Math.max(1 / (senders * c.senderMailsPerSecond), c.mailCpuMs / 1_000);
  const mailsAYear = (openTasks * a.wakesOfTaskYear * mailsWorstDay) / Math.max(1, wakesWorstDay);
  return {
    load,
    planningCores: planningMs / 1_000 / a.planningSeconds / usable,
    requestCores: requestMs / 1_000 / usable,
    lastMailSeconds: { oneSender: sendSeconds(1), fourSenders: sendSeconds(4) },
    gigabytesAYear: {
      rows: (openTasks * (c.taskYearBytes + c.openWorkflowBytes) + mailsAYear * c.mailRowBytes) / GB,
      texts: (mailsAYear * c.mailTextBytes) / GB,
    },
    memoryGigabytes:
      (c.apiMegabytes + c.workerMegabytes + c.temporalBaseMegabytes) / 1_000 +
      (Math.min(openTasks, c.cacheEntries) * c.cacheEntryKilobytes) / 1e6,
  };
}
