import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReliabilityReply } from '#contract/reliability';
import { AgreementSection, IccSection } from './agreement-sections.tsx';
import { DesignSection } from './design-section.tsx';
import { GStudySection } from './g-study-section.tsx';
import { RaschSection } from './rasch-section.tsx';
import classes from './reliability.module.css';

/** The report, most wanted first; whoever needs every figure takes the JSON. */
export function ReportView({
  name,
  reply,
  onAnother,
}: {
  name: string;
  reply: ReliabilityReply;
  onAnother: () => void;
}) {
  const { t } = useTranslation();
  const { report } = reply;
  const save = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
    link.download = 'reliability.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <article data-testid="report">
      <div className={classes.top}>
        <div className={classes.name}>
          <h1>{t('reliability.title')}</h1>
          <p className="dim">{name}</p>
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={save} data-testid="save-report">
            {t('reliability.download')}
          </Button>
          <Button onClick={onAnother} data-testid="another">
            {t('reliability.another')}
          </Button>
        </div>
      </div>
      <DesignSection design={report.design} ignored={reply.ignoredColumns} />
      <IccSection report={report} />
      <RaschSection rasch={report.rasch} />
      <GStudySection study={report.gStudy} />
      <AgreementSection report={report} />
    </article>
  );
}
