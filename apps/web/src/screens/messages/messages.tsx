import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { messagesQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { Chips } from '../../list/chips.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { Mail } from './mail.js';
import { MessageRow } from './message-row.js';
import styles from './messages.module.css';
import { FILTERED_STATES, STATE_WORD, texts } from './texts.js';

const PAGE_SIZE = 50;

/** Every mail I may read: the list, and one mail beside it (over it on a phone). */
export function Component() {
  usePageTitle(texts.title);
  const { messageId } = useParams();
  const { get, all, set, page, setPage } = useUrlFilters();
  const filter = { state: get('state') || undefined, page, pageSize: PAGE_SIZE };
  const messages = useQuery(messagesQuery(filter));
  const filtered = get('state') !== '';
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {messages.data && <span className={list.count}>{texts.count(messages.data.total)}</span>}
      </div>
      <div className={messageId === undefined ? styles.listOnly : styles.both}>
        <section className={styles.list} aria-label={texts.title}>
          <div className={list.filters}>
            <Chips
              label={texts.state}
              options={FILTERED_STATES}
              words={STATE_WORD}
              chosen={all('state')}
              onChange={(chosen) => set('state', chosen.join(','))}
            />
            <ExportButtons of="/api/messages" filter={filter} />
          </div>
          {messages.error && <ProblemNote error={messages.error} onRetry={() => void messages.refetch()} />}
          {messages.isPending && <Bones rows={8} />}
          {messages.data?.items.length === 0 && (
            <Empty act={filtered && <Button onClick={() => set('state', '')}>{texts.allStates}</Button>}>
              {filtered ? texts.emptyFiltered : texts.empty}
            </Empty>
          )}
          {messages.data && messages.data.items.length > 0 && (
            <ul className={styles.rows}>
              {messages.data.items.map((message) => (
                <MessageRow key={message.id} message={message} open={message.id === messageId} />
              ))}
            </ul>
          )}
          {messages.data && (
            <Pager page={page} pageSize={PAGE_SIZE} total={messages.data.total} onPage={setPage} />
          )}
        </section>
        {messageId !== undefined && <Mail key={messageId} id={messageId} />}
      </div>
    </>
  );
}
