package org.onedoor.catalog.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 拼音: reads Chinese as syllables, and tells where the syllables of a typed word may end. */
final class Pinyin {

    private static final int LONGEST_SYLLABLE = 6;

    /** Every syllable of Standard Chinese, ü written v (汉语拼音方案). */
    private static final Set<String> SYLLABLES = Set.of("""
            a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
            cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu
            cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
            e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan
            guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian
            jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan
            kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan
            lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao
            ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei
            pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran
            rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang
            shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta
            tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo
            wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu
            yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu
            zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo""".split("\\s+"));

    private Pinyin() {}

    /** The syllables of a run of Chinese characters, one for each; a character without a reading ends the list. */
    static List<String> syllables(String han) {
        List<String> syllables = new ArrayList<>();
        for (String syllable : PinyinHelper.toPinyin(han, PinyinStyleEnum.INPUT).split(" ")) {
            if (!syllable.matches("[a-z]+")) {
                break;
            }
            syllables.add(syllable);
        }
        return syllables;
    }

    static String initials(List<String> syllables) {
        StringBuilder initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        return initials.toString();
    }

    /** How much of southern China says it: without zh, ch, sh, final ng, and n for l. */
    static String blurred(String pinyin) {
        StringBuilder flat = new StringBuilder(pinyin.length());
        for (int i = 0; i < pinyin.length(); i++) {
            char letter = pinyin.charAt(i);
            if (letter != 'h' || i == 0 || "zcs".indexOf(pinyin.charAt(i - 1)) < 0) {
                flat.append(letter);
            }
        }
        StringBuilder said = new StringBuilder(flat.length());
        for (int i = 0; i < flat.length(); i++) {
            char letter = flat.charAt(i);
            char next = i + 1 < flat.length() ? flat.charAt(i + 1) : ' ';
            boolean finalG =
                    letter == 'g' && i > 1 && flat.charAt(i - 1) == 'n' && "aei".indexOf(flat.charAt(i - 2)) >= 0;
            if (!finalG) {
                said.append(letter == 'l' ? 'n' : letter == 'h' && next == 'u' ? 'f' : letter);
            }
        }
        return said.toString();
    }

    /**
     * Where syllables may begin or end in a word typed in pinyin, or nothing where it is none.
     *
     * @return for each position 0…length whether a division of the whole word into syllables passes there; empty if there
     *     is no such division. The last syllable may be unfinished.
     */
    static boolean[] bounds(String word) {
        int length = word.length();
        boolean[] reached = new boolean[length + 1];
        boolean[] leading = new boolean[length + 1];
        reached[0] = true;
        for (int from = 0; from < length; from++) {
            for (int to = from + 1; reached[from] && to <= Math.min(length, from + LONGEST_SYLLABLE); to++) {
                reached[to] |= SYLLABLES.contains(word.substring(from, to));
            }
        }
        for (int from = length; from >= 0; from--) {
            leading[from] = from == length || (from > 0 && unfinished(word.substring(from)));
            for (int to = from + 1; !leading[from] && to <= Math.min(length, from + LONGEST_SYLLABLE); to++) {
                leading[from] = leading[to] && SYLLABLES.contains(word.substring(from, to));
            }
        }
        if (!leading[0]) {
            return new boolean[0];
        }
        boolean[] bounds = new boolean[length + 1];
        for (int at = 0; at <= length; at++) {
            bounds[at] = at == length || (reached[at] && leading[at]);
        }
        return bounds;
    }

    private static boolean unfinished(String tail) {
        return tail.length() < LONGEST_SYLLABLE && SYLLABLES.stream().anyMatch(syllable -> syllable.startsWith(tail));
    }
}
