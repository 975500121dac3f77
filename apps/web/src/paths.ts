/** The addresses of the page; mails and bookmarks hold them, so they do not change. */
export const paths = {
  signIn: '/dang-nhap',
  myWork: '/viec-cua-toi',
  tasks: '/nhiem-vu',
  task: (id: string) => `/nhiem-vu/${encodeURIComponent(id)}`,
  drafts: '/hoan-thien-du-thao',
  cases: '/cho-y-kien',
  case: (id: string) => `/cho-y-kien/${encodeURIComponent(id)}`,
  difficulties: '/vuong-mac',
  sessions: '/phien-hop',
  session: (id: string) => `/phien-hop/${encodeURIComponent(id)}`,
  messages: '/thu-da-gui',
  standIns: '/nguoi-thay',
  coverage: '/chua-co-nguoi-nhan',
  message: (id: string) => `/thu-da-gui/${encodeURIComponent(id)}`,
} as const;
