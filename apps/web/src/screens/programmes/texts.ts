export const texts = {
  title: 'Chương trình',
  count: (total: number) => `${total} chương trình`,
  none: 'Chưa có chương trình nào.',
  about: (standingBody: string, tasks: number, obligations: number, indicators: number) =>
    `${standingBody} thường trực · ${tasks} nhiệm vụ, ${obligations} nghĩa vụ, ${indicators} chỉ tiêu`,
} as const;
