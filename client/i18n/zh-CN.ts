const messages = {
  header: { toLight: '切换到浅色', toDark: '切换到深色' },
  action: { retry: '重试' },
  problem: { unreachable: '暂时连不上服务器，请检查网络。', badReply: '服务器的答复与页面不符，请刷新页面。' },
  waiting: { page: '正在打开页面…', seat: '正在核对链接…', join: '正在进入考场…', long: '等待时间较长。请检查网络，或刷新页面。' },
  gone: { noPage: '没有这个页面', noPageText: '请检查网址，或从邀请中重新打开链接。', void: '本场考试已作废', voidText: '已有记录按规定保存，不再评分。', voidReason: '原因：{{reason}}' },
  door: { continueHere: '在此页继续', replaced: '考试已在另一页面继续', replacedText: '同一席位只能在一个页面中使用。如需回到这里，请选择在此页继续。' },
  landing: {
    title: '现场展示，当场评分',
    lead: 'Stagemark 用于通过视频进行的实操考试：考生现场展示，考官同步观看并评分，每一分都有依据。',
    linkLabel: '考试链接',
    linkHint: '粘贴邀请中的完整链接',
    linkWrong: '这不是完整的考试链接，请从邀请中重新复制。',
    open: '进入考试',
    point1: '不丢失。',
    point1Text: '录像、评分与评语在断网、死机后仍然完整。',
    point2: '可解释。',
    point2Text: '成绩的每一分都能追溯到评分、测量和录像中的那几秒。',
    point3: '由人决定。',
    point3Text: '机器只测量与提示，评分的是考官；不分析人脸和情绪。',
    staff: '评价机构工作人员',
    staffLink: '由此登录',
  },
};

/** The same keys in every language, any text. */
export type Messages = typeof messages;
export const zhCN: Messages = messages;
