import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AttachmentList,
  AttributionList,
  CaseList,
  CaseView,
  CommitteeSessionDetail,
  CommitteeSessionList,
  CoverageList,
  DifficultyList,
  EventList,
  MessageList,
  MessageView,
  MeView,
  PersonList,
  ProgrammeList,
  ReminderList,
  StandInList,
  TaskList,
  TaskView,
  UnitList,
} from '#contracts';
import { call, query } from './http.js';

/** What the page asks of the API, each with the name under which the answer is kept. */

const LONG_MS = 10 * 60_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call<MeView>('/api/me', { signal }),
  staleTime: 60_000,
});

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => call<ProgrammeList>('/api/programmes', { signal }),
  staleTime: LONG_MS,
});

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => call<UnitList>(`/api/units${query({ pageSize: 200 })}`, { signal }),
  staleTime: LONG_MS,
});

interface PeopleFilter {
  unit?: string | undefined;
  q?: string | undefined;
}

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['people', filter],
    queryFn: ({ signal }) =>
      call<PersonList>(`/api/people${query({ ...filter, pageSize: 100 })}`, { signal }),
    staleTime: LONG_MS,
    placeholderData: keepPreviousData,
  });

export interface TasksFilter {
  programme?: string | undefined;
  unit?: string | undefined;
  officer?: string | undefined;
  status?: string | undefined;
  outlook?: string | undefined;
  deadline?: string | undefined;
  extension?: string | undefined;
  asked?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const tasksQuery = (filter: TasksFilter) =>
  queryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ signal }) => call<TaskList>(`/api/tasks${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

const taskPath = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => call<TaskView>(taskPath(id), { signal }),
  });

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id, 'events'],
    queryFn: ({ signal }) => call<EventList>(`${taskPath(id)}/events`, { signal }),
  });

export const remindersQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id, 'reminders'],
    queryFn: ({ signal }) => call<ReminderList>(`${taskPath(id)}/reminders`, { signal }),
  });

export const attachmentsQuery = (task: string) =>
  queryOptions({
    queryKey: ['task', task, 'attachments'],
    queryFn: ({ signal }) => call<AttachmentList>(`/api/attachments${query({ task })}`, { signal }),
  });

interface MessagesFilter {
  task?: string | undefined;
  state?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const messagesQuery = (filter: MessagesFilter) =>
  queryOptions({
    queryKey: ['messages', filter],
    queryFn: ({ signal }) => call<MessageList>(`/api/messages${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['message', id],
    queryFn: ({ signal }) => call<MessageView>(`/api/messages/${encodeURIComponent(id)}`, { signal }),
    staleTime: LONG_MS,
  });

interface CasesFilter {
  programme?: string | undefined;
  state?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const casesQuery = (filter: CasesFilter) =>
  queryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => call<CaseList>(`/api/cases${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const standInsQuery = queryOptions({
  queryKey: ['stand-ins'],
  queryFn: ({ signal }) => call<StandInList>(`/api/stand-ins${query({ pageSize: 200 })}`, { signal }),
});

export const coverageQuery = queryOptions({
  queryKey: ['coverage'],
  queryFn: ({ signal }) => call<CoverageList>('/api/coverage', { signal }),
});

export const casePath = (id: string) => `/api/cases/${encodeURIComponent(id)}`;

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => call<CaseView>(casePath(id), { signal }),
  });

export const attributionQuery = (task: string) =>
  queryOptions({
    queryKey: ['task', task, 'attribution'],
    queryFn: ({ signal }) => call<AttributionList>(`${taskPath(task)}/attribution`, { signal }),
  });

/** Of all programmes and days, unless narrowed. */
export const sessionsQuery = (programme?: string, from?: string) =>
  queryOptions({
    queryKey: ['committee-sessions', programme, from],
    queryFn: ({ signal }) =>
      call<CommitteeSessionList>(`/api/committee-sessions${query({ programme, from })}`, { signal }),
  });

interface DifficultiesFilter {
  programme?: string | undefined;
  unit?: string | undefined;
  owner?: string | undefined;
  state?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const difficultiesQuery = (filter: DifficultiesFilter) =>
  queryOptions({
    queryKey: ['difficulties', filter],
    queryFn: ({ signal }) => call<DifficultyList>(`/api/difficulties${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const sessionPath = (id: string) => `/api/committee-sessions/${encodeURIComponent(id)}`;

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['committee-sessions', id],
    queryFn: ({ signal }) => call<CommitteeSessionDetail>(sessionPath(id), { signal }),
  });
