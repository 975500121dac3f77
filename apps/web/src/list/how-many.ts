import { COUNTED_TO } from '#contracts/names';

/** `total` as a list tells it: long ones are not counted to their end. */
export function howMany(total: number): string {
  return total > COUNTED_TO ? `hơn ${COUNTED_TO.toLocaleString('vi')}` : String(total);
}
