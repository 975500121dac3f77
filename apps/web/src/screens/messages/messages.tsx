import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { messagesQuery } from '../../api/queries.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { ExportButtons } from '../../list/export-buttons.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { Mail } from './mail.js';
import { MessageRow } from './message-row.js';
import styles from './messages.module.css';
import { FILTERED_STATES, STATE_WORD, texts } from './texts.js';

/** Every mail I may read: the list, and one mail beside it (over it on a phone). */
export function Component() {
  const { messageId } = useParams();
  const { get, set, page, pageSize } = useUrlFilters();
  const filter = { state: get('state') || undefined, page, pageSize };
  const messages = useQuery(messagesQuery(filter));
  const filtered = get('state') !== '';
  return (
    <>
      <ListHead title={texts.title} count={messages.data && texts.count(messages.data.total)} />
      <div className={messageId === undefined ? styles.listOnly : styles.both}>
        <section className={styles.list} aria-label={texts.title}>
          <div className={list.filters}>
            <ChipFilter name="state" label={texts.state} options={FILTERED_STATES} words={STATE_WORD} />
            <ExportButtons of="/api/messages" filter={filter} />
          </div>
          <FoundList
            found={messages}
            bones={8}
            empty={filtered ? texts.emptyFiltered : texts.empty}
            act={filtered && <Button onClick={() => set('state', '')}>{texts.allStates}</Button>}
          >
            {(items) => (
              <ul className={styles.rows}>
                {items.map((message) => (
                  <MessageRow key={message.id} message={message} open={message.id === messageId} />
                ))}
              </ul>
            )}
          </FoundList>
        </section>
        {messageId !== undefined && <Mail key={messageId} id={messageId} />}
      </div>
    </>
  );
}
