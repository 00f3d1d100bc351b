import * as z from 'zod/mini';
import type { ConversationQuery, RequestOptions, ScoreQuery, SubjectQuery } from '../../adapter/adapter.js';
import { Assignment, CareEvent } from '../../core/model/care.js';
import { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import { parseModel } from '../../core/model/parse.js';
import { Preparation } from '../../core/model/preparation.js';
import type { Person } from '../../core/model/person.js';
import { Measurement } from '../../core/model/score.js';
import { Sharing } from '../../core/model/sharing.js';
import { instrumentFrom } from '../../core/scoring/instrument-from.js';
import { CheckedFormAdapter } from './checked-form-adapter.js';
import { refuseOtherSubjects } from './other-subjects.js';
import { rowsFrom } from './rows-from.js';
import { listCareTeam, listSharing } from './sharing-requests.js';

/** Checks all data that an adapter returns: elements get data in the shape of the model, or a `ModelError`. */
export class CheckedAdapter extends CheckedFormAdapter {
  async listScores(query: ScoreQuery, options: RequestOptions): Promise<Measurement[]> {
    return rowsFrom(Measurement, (await this.adapter.listScores?.(query, options)) ?? [], 'listScores()', options);
  }

  async listAssignments(query: SubjectQuery, options: RequestOptions): Promise<Assignment[]> {
    const found = (await this.adapter.listAssignments?.(query, options)) ?? [];
    return rowsFrom(Assignment, found, 'listAssignments()', options);
  }

  async listEvents(query: SubjectQuery, options: RequestOptions): Promise<CareEvent[]> {
    return rowsFrom(CareEvent, (await this.adapter.listEvents?.(query, options)) ?? [], 'listEvents()', options);
  }

  async getInstrument(id: string, options: RequestOptions): Promise<Instrument> {
    if (!this.adapter.getInstrument) {
      throw new Error(`The adapter has no getInstrument(); set the instrument "${id}" as a property of the element.`);
    }
    return instrumentFrom(await this.adapter.getInstrument(id, options));
  }

  /** Requires reading and saving: a preparation that cannot be read would be overwritten. */
  get keepsPreparations(): boolean {
    return Boolean(this.adapter.getPreparation && this.adapter.savePreparation);
  }

  get keepsConsultations(): boolean {
    return Boolean(this.adapter.listConsultations && this.adapter.saveConsultation);
  }

  async getPreparation(query: ConversationQuery, options: RequestOptions): Promise<Preparation | undefined> {
    // Some servers return null if there is none.
    const found = (await this.adapter.getPreparation?.(query, options)) ?? undefined;
    const preparations = found ? [parseModel(Preparation, found, 'getPreparation()')] : [];
    return refuseOtherSubjects(query.subject, preparations, 'getPreparation()')[0];
  }

  async savePreparation(preparation: Preparation, options: RequestOptions): Promise<void> {
    await this.adapter.savePreparation?.(preparation, options);
  }

  async listConsultations(query: ConversationQuery, options: RequestOptions): Promise<Consultation[]> {
    const found = (await this.adapter.listConsultations?.(query, options)) ?? [];
    return refuseOtherSubjects(
      query.subject,
      parseModel(z.array(Consultation), found, 'listConsultations()'),
      'listConsultations()',
    );
  }

  async saveConsultation(consultation: Consultation, options: RequestOptions): Promise<void> {
    await this.adapter.saveConsultation?.(consultation, options);
  }

  get hasCareTeam(): boolean {
    return Boolean(this.adapter.listCareTeam);
  }

  /** Returns the people around the subject; none if the adapter does not know them. */
  listCareTeam(query: SubjectQuery, options: RequestOptions): Promise<Person[]> {
    return listCareTeam(this.adapter, query, options);
  }

  /** Undefined if the adapter does not know the subject's decisions. */
  async listSharing(query: SubjectQuery, options: RequestOptions): Promise<Sharing[] | undefined> {
    return this.adapter.listSharing && listSharing(this.adapter, query, options);
  }

  /** Requires reading and saving: a decision that cannot be read would be overwritten. */
  get keepsSharing(): boolean {
    return Boolean(this.adapter.listSharing && this.adapter.saveSharing);
  }

  async saveSharing(sharing: Sharing, options: RequestOptions): Promise<Sharing> {
    if (!this.adapter.saveSharing) throw new Error('The adapter has no saveSharing(); implement it.');
    const stored = parseModel(Sharing, await this.adapter.saveSharing(sharing, options), 'saveSharing()');
    return refuseOtherSubjects(sharing.subject, [stored], 'saveSharing()')[0]!;
  }
}
