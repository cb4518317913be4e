import type { Speech } from '#contract/language';

/** Phrases that hold a negating character and do not negate what follows. */
const HARMLESS_ZH =
  /不仅仅?|不但|不光|不止|不只是?|不错|没错|不用说|不得不|没问题|无论|不管|差不多|是不是|有没有|好不好|对不对|要不要|能不能|会不会|贵不贵|不过|不一样|不少|不愧是|了不起|毫无疑问|没想到|不同|无比|非常|无理由|不要错过|别错过|不容错过|不能错过|不妨|忍不住|来不及|不好意思|不如|不到/g;
/** Cues that reach over a few syllables and over items of a list (不含酒精、香精), unless 而 or 是 turns to the opposite (不是58而是68). */
const FAR_CUE_ZH = /(?:不是|并非|不含|不带|没加|不加|无添加|不添加|不属于|没有)(?:[^、而是]{0,6}、)*[^而是]{0,4}$/;
const NEAR_CUE_ZH =
  /(?:不算|不叫|不需要|不用|从不|[决绝]不|不再|不会|不能|不可以?|并不|不支持|不送|不包|没)[^而是]{0,2}$|[不无非未]$/;
/** After the words: "玻尿酸是没有的". */
const AFTER_ZH = /^(?:是|都|就|也)?(?:没有的?|不含的?|不是的)$/;

const HARMLESS_EN =
  /\b(?:not (?:only|just|merely|simply)|no (?:doubt|problem|worries|wonder|matter|more than|less than)|(?:do ?n.?t|do not|never|not) (?:forget|miss|worry|hesitate|wait)|can.?t (?:wait|believe|beat)|not to mention|why not|if not)\b/g;
const CUE_EN =
  /\b(?:not|no|never|without|neither|nor|hardly|cannot|(?:is|are|does|do|did|was|were|wo|ca|has|have|had|would|should|could)n.?t)\b(?!.*\b(?:but|rather|instead)\b)(?:\W+[\w'’-]+){0,3}\W*$/;

/**
 * Whether words are negated by what stands around them in their clause ("这不是药品", "it does not have a filter").
 * A rule of thumb over a few words: it decides what a person is asked to look at, never a score on its own.
 */
export function isNegated(before: string, after: string, speech: Speech): boolean {
  if (speech === 'en') return CUE_EN.test(before.toLowerCase().replace(HARMLESS_EN, ' '));
  const cleared = before.replace(/\s/g, '').replace(HARMLESS_ZH, '＿');
  return FAR_CUE_ZH.test(cleared) || NEAR_CUE_ZH.test(cleared) || AFTER_ZH.test(after.replace(/\s/g, ''));
}
