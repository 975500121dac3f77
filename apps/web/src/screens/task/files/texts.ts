export const texts = {
  title: {
    submission: (no: number) => `Tệp kèm theo lần trình ${no}`,
    extension: (no: number) => `Tệp kèm theo đề nghị gia hạn ${no}`,
  },
  late: 'ghi nhận sau',
  lateWhy: (completed: string, recorded: string) => `Ngày hoàn thành ${completed}, ghi nhận ngày ${recorded}`,
  download: (name: string, size: string) => `${name}, ${size}: tải về`,
  notShown: 'Chưa tải được danh sách tệp kèm theo.',
  again: 'Thử lại',
} as const;
