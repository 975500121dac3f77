/** The addresses of the page; mails and bookmarks hold them, so they do not change. */
export const paths = {
  signIn: '/dang-nhap',
  /** Registered with the organisation's provider: `RETURN_PATH` of the contracts. */
  organisationReturn: '/dang-nhap/to-chuc',
  myWork: '/viec-cua-toi',
  tasks: '/nhiem-vu',
  task: (id: string) => `/nhiem-vu/${encodeURIComponent(id)}`,
  drafts: '/hoan-thien-du-thao',
  cases: '/cho-y-kien',
  case: (id: string) => `/cho-y-kien/${encodeURIComponent(id)}`,
  difficulties: '/vuong-mac',
  sessions: '/phien-hop',
  session: (id: string) => `/phien-hop/${encodeURIComponent(id)}`,
  indicators: '/chi-tieu',
  indicator: (code: string, programme: string) =>
    `/chi-tieu/${encodeURIComponent(code)}?${new URLSearchParams({ programme })}`,
  money: '/kinh-phi',
  messages: '/thu-da-gui',
  standIns: '/nguoi-thay',
  coverage: '/chua-co-nguoi-nhan',
  calendar: '/lich-lam-viec',
  ownSessions: '/phien-dang-nhap',
  people: '/nguoi-dung',
  importing: '/nguoi-dung/nhap',
  policies: '/quy-tac-nhac-han',
  reorganisation: '/sap-xep-don-vi',
  administration: '/quan-tri',
  cycles: '/ky',
  cycle: (id: string) => `/ky/${encodeURIComponent(id)}`,
  submission: (id: string, unit: string, stage: string) =>
    `/ky/${encodeURIComponent(id)}/don-vi/${encodeURIComponent(unit)}?${new URLSearchParams({ buoc: stage })}`,
  consolidation: (id: string, stage: string) =>
    `/ky/${encodeURIComponent(id)}/tong-hop?${new URLSearchParams({ buoc: stage })}`,
  guides: '/huong-dan',
  guide: (name: string) => `/huong-dan/${encodeURIComponent(name)}`,
  message: (id: string) => `/thu-da-gui/${encodeURIComponent(id)}`,
} as const;
