import { Inject, Injectable } from '@nestjs/common';
import { type AddPerson, invalidFields } from '#contracts';
import { readNewPerson } from '#domain';
import type { KnownPerson } from '#identity';
import type { Persistence, PersonRecord } from '#persistence';
import { isPresent } from '../imports/unit-list.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';
import { newAddress } from './new-address.js';

/** People one by one; many at once come from a spreadsheet. */
@Injectable()
export class AccountService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** @throws UserError `invalid-input` with the fields that are wrong, a taken address or code among them */
  async add(asker: KnownPerson, form: AddPerson): Promise<PersonRecord> {
    const { directory, imports } = this.persistence;
    const id = await imports.accounts.addPerson(
      ({ people, units }) => {
        const read = readNewPerson(form, {
          people: [...people.values()],
          units: [...units.values()].filter((unit) => isPresent(unit, directory.today())),
          asker: asker.id,
          newAddress: newAddress(this.settings.mailDomains),
        });
        if ('wrong' in read) throw invalidFields(read.wrong);
        return read.person;
      },
      { id: asker.id },
    );
    return (await directory.current()).person(id)!;
  }
}
