import type { Messages } from './zh-CN.ts';

export const en: Messages = {
  header: { toLight: 'Switch to light', toDark: 'Switch to dark' },
  action: { retry: 'Try again' },
  problem: { unreachable: 'The server cannot be reached just now. Check your network.', badReply: 'The server’s answer does not fit this page. Reload it.' },
  waiting: { page: 'Opening the page…', seat: 'Checking the link…', join: 'Entering the sitting…', long: 'This takes longer than usual. Check your network, or reload the page.' },
  gone: { noPage: 'There is no such page', noPageText: 'Check the address, or open the link from your invitation again.', void: 'This sitting is void', voidText: 'What was recorded is kept as the rules require; nothing is marked.', voidReason: 'Reason: {{reason}}' },
  door: { continueHere: 'Continue here', replaced: 'The exam goes on in another tab', replacedText: 'A seat can be used on one page at a time. To come back to this one, choose to continue here.' },
  landing: {
    title: 'Performed live, marked live',
    lead: 'Stagemark runs practical exams over video: a candidate performs, examiners watch and mark at the same time, and every point can be explained.',
    linkLabel: 'Exam link',
    linkHint: 'Paste the whole link from your invitation',
    linkWrong: 'This is not a whole exam link. Copy it from your invitation again.',
    open: 'Enter the exam',
    point1: 'Nothing is lost.',
    point1Text: 'Recording, marks and notes survive a broken line or a crashed machine.',
    point2: 'Every point can be explained.',
    point2Text: 'Each leads back to marks, measurements and the seconds of video behind it.',
    point3: 'People decide.',
    point3Text: 'The machine measures and suggests; examiners mark. Faces and feelings are not analysed.',
    staff: 'Staff of an evaluation body',
    staffLink: 'sign in here',
  },
};
