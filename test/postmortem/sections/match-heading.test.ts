import { describe, expect, test } from 'vitest';
import { aliasGroups } from '../../../src/postmortem/sections/aliases.ts';
import { headingMatcher } from '../../../src/postmortem/sections/match-heading.ts';
import { sectionKinds } from '../../../src/postmortem/types.ts';

const match = headingMatcher({});
const kindsOf = (heading: string) =>
  match(heading).map(
    (part) => part.find(({ condition }) => condition === null)?.kind ?? part[0]?.kind,
  );

describe('headingMatcher', () => {
  test.each([
    ['Timeline', ['timeline']],
    ['Timeline (all times PST) 01/16/2024 - 02/28/2024. All times approximations', ['timeline']],
    ['Timeline (PST) Saturday Oct 30th 2021 - Monday Nov 1st', ['timeline']],
    ['Detailed incident timeline', ['timeline']],
    ['GitHub outage timeline', ['timeline']],
    ['Chronology of events', ['timeline']],
    ['Przebieg awarii', ['timeline']],
    ['장애 경과', ['timeline']],
    ['Causal chain', ['root-cause']],
    ['What is left to do', ['improvements']],
    ['Safeguards introduced', ['improvements']],
    ['Noch zu tun', ['improvements']],
    ['Reste à faire', ['improvements']],
    ['Что осталось сделать', ['improvements']],
    ['3. 残課題', ['improvements']],
    ['Przebieg incydentu', ['timeline']],
    ['Problems/Timeline', ['timeline']],
    ['Root Cause Analysis (RCA)', ['root-cause']],
    ['Root cause of the failure', ['root-cause']],
    ['ROOT CAUSES IDENTIFIED', ['root-cause']],
    ['What caused the outage?', ['root-cause']],
    ['Why did it happen?', ['root-cause']],
    ['Why did the cluster fail?', ['root-cause']],
    ['How did this leak happen?', ['root-cause']],
    ['Causes of the data loss', ['root-cause']],
    ['Why was this happening?', ['root-cause']],
    ['Why did all of it happen in one night?', ['root-cause']],
    ['Why the mail queue failure happened', ['root-cause']],
    ['Origin of the leak', ['root-cause']],
    ['What led to the outage', ['root-cause']],
    ['What happens now', ['improvements']],
    ['Long term fixes', ['improvements']],
    ['Making sure it does not happen again', ['improvements']],
    ['Action log', ['improvements']],
    ['Actions préventives', ['improvements']],
    ['Корневая причина', ['root-cause']],
    ['改进措施', ['improvements']],
    ['时间线', ['timeline']],
    ['Analysis of the root cause', ['root-cause']],
    ['Cronología del incidente (2026-05-05)', ['timeline']],
    ['Хронология инцидента', ['timeline']],
    ['Linha do tempo comprovada', ['timeline']],
    ['事故时间线', ['timeline']],
    ['発生から復旧までのタイムライン', ['timeline']],
    ['CAUSA RAÍZ IDENTIFICADA:', ['root-cause']],
    ['Наиболее вероятные причины сбоя', ['root-cause']],
    ['5 Why 根因分析', ['root-cause']],
    ['Mögliche Ursachen', ['root-cause']],
    ['Analyse technique (root cause analysis)', ['root-cause']],
    ['原因と対策', ['root-cause', 'improvements']],
    ['Prévention et suivi', ['improvements']],
    ['Ursachen und Auswirkungen', ['root-cause', 'impact']],
    ['Vorbeugende Maßnahme (Preventive Action)', ['improvements']],
    ['Recomendaciones de seguridad', ['improvements']],
    ['Ações corretivas da versão 65', ['improvements']],
    ['Prevenção futura', ['improvements']],
    ['Следующие шаги', ['improvements']],
    ['Volgende stappen', ['improvements']],
    ['Kolejne kroki', ['improvements']],
    ['✅ 行动清单（按优先级排序）', ['improvements']],
    ['再発防止策（案）', ['improvements']],
    ['D6: Implementation plan', ['improvements']],
    ['Recovery plan (still needed)', ['improvements']],
    ['Acciones tomadas', ['resolution']],
    ['暫定対応', ['resolution']],
    ['Historique des modifications', ['supporting']],
    ['Acoes preventivas', ['improvements']],
    ['Descricao', ['summary']],
    ['Que funciono bien', ['went-well']],
    ['Nguyen nhan goc re', ['root-cause']],
    ['Acción correctiva / preventiva', ['improvements']],
    ['Akar masalah pada sistem', ['root-cause']],
    ['Tindakan perbaikan', ['improvements']],
    ['Zaman tüneli', ['timeline']],
    ['Nápravná opatření', ['improvements']],
    ['Першопричина', ['root-cause']],
    ['Deuda pendiente', ['improvements']],
    ['Suggested remediation', ['improvements']],
    ['Wykonane działania', ['resolution']],
    ['Prevention system failed', []],
    ['Find the backup (plan)', []],
    ['再発防止策として取り上げないこと', []],
    ['影響を受けなかった機能', []],
    ['Warum nicht erkannt', []],
    ['Preventative measures recommended', ['improvements']],
    ['What will we do differently next time?', ['improvements']],
    ['How do we stop it happening again?', ['improvements']],
    ['Corrective and preventive action plan', ['improvements']],
    ['Steps we are taking', ['improvements']],
    ['How to prevent this from happening again', ['improvements']],
    ['Contributing Factors (findings)', ['root-cause']],
    ['Root cause and mitigation', ['root-cause', 'resolution']],
    ['Lessons Learned and Future Improvements', ['lessons', 'improvements']],
    ['Context/Resolution/Review actions', ['timeline', 'resolution', 'improvements']],
    ['Corrective and Preventative Measures', ['improvements']],
    ['Things to improve for the future', ['improvements']],
    ["What we're doing about it", ['improvements']],
    ['What is Example Corp doing about malware?', ['improvements']],
    ['How will we prevent this from happening again?', ['improvements']],
    ['Short-term improvements', ['improvements']],
    ['Expected improvements', ['resolution']],
    ['What went well?', ['went-well']],
    ["What Didn't Go So Well?", ['went-wrong']],
    ['Where we got lucky', ['lucky']],
    ['Impact on users', ['impact']],
    ['TL;DR', ['summary']],
    ['Appendix', ['supporting']],
    ['Still recommended (manual steps)', ['improvements']],
    ['Recommended next steps', ['improvements']],
    ['How we solved it', ['resolution']],
    ['Cómo evitar que se repita', ['improvements']],
    ['Wie wir das künftig verhindern', ['improvements']],
    ['Как не допустить повторения', ['improvements']],
    ['Solución implementada', ['resolution']],
    ['Schritte zur Behebung', ['resolution']],
    ['Analyse technique (plan de reprise)', ['root-cause']],
    ['Migrating our database', []],
    ['Installing the new binary', []],
    ['In closing', []],
  ])('%s', (heading, kinds) => {
    expect(kindsOf(heading)).toEqual(kinds);
  });

  test('every kind has an alias, and each alias is found under its kind', () => {
    expect(new Set(aliasGroups.map(({ kind }) => kind))).toEqual(new Set(sectionKinds));
    for (const { kind, aliases } of aliasGroups) {
      for (const alias of aliases) {
        const heading = alias.replaceAll('…', 'some words');
        expect(
          match(heading)
            .flat()
            .map((one) => one.kind),
          alias,
        ).toContain(kind);
      }
    }
  });

  test("a house's own alias wins", () => {
    const own = headingMatcher({ improvements: ['Mitigation', 'Our homework'] });
    expect(own('Mitigation').flat()).toMatchObject([{ kind: 'improvements', condition: null }]);
    expect(own('3. Our homework:').flat()).toMatchObject([{ kind: 'improvements' }]);
  });

  test('a hostile title takes no time to speak of and matches nothing', () => {
    for (const part of ['a and ', '(', ':a', 'what is ', '1.', 'timeline / ']) {
      expect(() => match(part.repeat(5000))).not.toThrow();
    }
  });
});
