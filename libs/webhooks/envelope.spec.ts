import { describe, expect, it } from '@jest/globals';
import { cloudEvent, type EventToTell, testEvent } from './envelope.js';

const EVENT: EventToTell = {
  recorded: '4711',
  kind: 'task',
  type: 'basis-replaced',
  aggregateId: 'khcn-3.6',
  programme: 'khcn',
  seq: 7,
  at: '2026-12-11T02:00:00.000Z',
  actor: 'van-phong-1',
  onBehalfOf: null,
  schemaVersion: 3,
  data: {
    deadlineId: 'm1',
    legalDue: '2027-01-15',
    from: null,
    by: 'van-phong-1',
    explanation: ['Thông báo số 77-TB/TU thay hạn trước.'],
    basis: {
      title: 'Thông báo kết luận',
      number: '77-TB/TU',
      date: '2026-12-10',
      issuer: 'Tỉnh ủy',
      line: 3,
    },
    to: ['can-bo', 'giam-doc'],
    checkedWith: 'Bộ Khoa học và Công nghệ',
    contact: 'can-bo@demo.example',
  },
  hash: 'a'.repeat(64),
};

describe('a recorded event as it goes out', () => {
  const told = JSON.parse(cloudEvent('https://dondoc.example.vn', 'evt_1', EVENT));

  it('is a CloudEvent', () => {
    expect(told).toMatchObject({
      specversion: '1.0',
      id: 'evt_1',
      source: 'https://dondoc.example.vn',
      type: 'vn.dondoc.task.basis-replaced',
      subject: 'khcn-3.6',
      time: '2026-12-11T02:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '00000000000000004711',
    });
    // Names of attributes are lower case letters and digits (CloudEvents 1.0, naming conventions).
    for (const name of Object.keys(told)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  });

  it('has ids, codes, dates and numbers, and nothing that somebody wrote', () => {
    expect(told.data).toEqual({
      programme: 'khcn',
      seq: 7,
      actor: 'van-phong-1',
      onBehalfOf: null,
      schemaVersion: 3,
      hash: 'a'.repeat(64),
      data: {
        deadlineId: 'm1',
        legalDue: '2027-01-15',
        from: null,
        by: 'van-phong-1',
        explanation: [],
        basis: { number: '77-TB/TU', date: '2026-12-10', line: 3 },
        to: ['can-bo', 'giam-doc'],
      },
    });
  });

  it('is of the same bytes each time', () => {
    expect(cloudEvent('x', 'evt_1', EVENT)).toBe(cloudEvent('x', 'evt_1', structuredClone(EVENT)));
  });

  it('may be a trial', () => {
    expect(JSON.parse(testEvent('https://d.example', 'evt_2', 'wh-1', EVENT.at))).toMatchObject({
      ...{ specversion: '1.0', type: 'vn.dondoc.test', subject: 'wh-1', data: {} },
    });
  });
});
