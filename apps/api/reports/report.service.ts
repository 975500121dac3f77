import { Inject, Injectable } from '@nestjs/common';
import type { DocumentForm, ReportFormat, ReportQuery } from '#contracts';
import { reports } from '#documents';
import type { KnownPerson } from '#identity';
import { letterheadFor } from '../documents/bodies-of.js';
import type { Draft } from '../documents/document.service.js';
import { asciiName } from './ascii-name.js';
import { type Gathered, ReportFacts } from './gather.service.js';
import { planMatter } from './plan-matter.js';
import { reportMatter } from './report-matter.js';

/** A cycle's own report or plan as a file. Nothing is recorded: a draft is nobody's act. */
@Injectable()
export class ReportService {
  constructor(@Inject(ReportFacts) private readonly facts: ReportFacts) {}

  /** @throws UserError `not-found`, `not-allowed` for whoever does not read the whole cycle, `invalid-input` */
  async file(
    person: KnownPerson,
    id: string,
    format: ReportFormat,
    { form, stage }: ReportQuery,
  ): Promise<Draft> {
    const gathered = await this.facts.of(person, id, stage ?? null);
    const matter = gathered.cycle.kind === 'annual-plan' ? planMatter(gathered) : reportMatter(gathered);
    const shape = form ?? ownForm(gathered);
    const name = asciiName([
      gathered.cycle.title,
      gathered.issuer,
      ...(format === 'xlsx' ? [] : [SHAPES[shape]]),
    ]);
    const bytes = format === 'xlsx' ? await reports.xlsx(matter) : await reports[format](matter, shape);
    return { name: `${name}.${format}`, bytes };
  }
}

const SHAPES: Record<DocumentForm, string> = { party: 'the-thuc-dang', state: 'the-thuc-nha-nuoc' };

/** The form in which the issuer writes by itself. */
function ownForm({ scene, issuer }: Gathered): DocumentForm {
  return letterheadFor(scene.directory, issuer).form;
}
