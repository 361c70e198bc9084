import { describe, expect, test } from 'vitest';
import { readStatus } from '../../../src/postmortem/actions/status-words.ts';

describe('readStatus', () => {
  test.each([
    ['Done', 'done'],
    ['🟢 In progress', 'in-progress'],
    ["Won't do: replaced by #12", 'wont-do'],
    ['✓', 'done'],
    ['✓ closed early', 'done'],
    ['✓ rejected after measuring', 'wont-do'],
    ['√', 'done'],
    ['not started', 'open'],
    ['Bereits umgesetzt', 'done'],
    ['umgesetzte Maßnahmen', 'done'],
    ['noch erforderlich', 'open'],
    ['Offene Punkte', 'open'],
    ['Réalisées', 'done'],
    ['non fait', 'open'],
    ['sin iniciar', 'open'],
    ['Implementado', 'done'],
    ['já concluída', 'done'],
    ['da fare', 'open'],
    ['w trakcie', 'in-progress'],
    ['zrobione', 'done'],
    ['Не сделано', 'open'],
    ['выполнена', 'done'],
    ['в работе', 'in-progress'],
    ['未着手', 'open'],
    ['実施済み', 'done'],
    ['进行中', 'in-progress'],
    ['已取消', 'wont-do'],
    ['완료', 'done'],
    ['예정', 'open'],
    ['En proceso', 'in-progress'],
    ['Concluido', 'done'],
    ['A faire', 'open'],
    ['belum selesai', 'open'],
    ['hoàn thành', 'done'],
  ])('%s is %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  test.each([
    'Fertigung umstellen',
    'faitière',
    'apertura del puerto',
    'готовить выпуск',
    'gotowego',
    'begonnene',
    'Faits marquants',
    'Hechos relevantes',
    'Fatti accertati',
  ])('%j names none', (text) => {
    expect(readStatus(text)).toBeNull();
  });
});
