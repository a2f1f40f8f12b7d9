package org.onedoor.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/** The elements that the tests' conditions speak of. */
final class SampleVocabulary implements Vocabulary {

    private final Map<String, Term> terms = new LinkedHashMap<>();

    SampleVocabulary() {
        Map<String, Text> forms = new LinkedHashMap<>();
        forms.put("catering", new Text("餐饮服务", "Catering"));
        forms.put("canteen", new Text("单位食堂", "Canteen"));
        forms.put("prepacked", new Text("预包装食品", "Pre-packed food"));
        add("form", "经营形式", "Kind of business", Kind.CODE, false, forms, null);
        add("items", "经营项目", "Items sold", Kind.CODE, true, forms, null);
        add("birth_date", "出生日期", "Date of birth", Kind.DATE, false, Map.of(), new Text("公安", "the police"));
        add("founded", "成立日期", "Date of founding", Kind.DATE, false, Map.of(), null);
        add("staff", "职工人数", "Number of staff", Kind.INTEGER, false, Map.of(), new Text("人社", "social security"));
        add("women", "女职工人数", "Women on the staff", Kind.INTEGER, false, Map.of(), null);
        add("area", "经营面积", "Floor area", Kind.DECIMAL, false, Map.of(), null);
        add("capital", "注册资本", "Registered capital", Kind.MONEY, false, Map.of(), null);
        add("grant_paid", "已得补助", "Grants received", Kind.MONEY, false, Map.of(), null);
        add("sells_online", "网上销售", "Sells online", Kind.BOOLEAN, false, Map.of(), null);
        add("address", "经营场所", "Address", Kind.TEXT, false, Map.of(), null);
        add("region", "行政区划", "Region", Kind.CODE, false, Map.of(), null);
        add("scores", "历次得分", "Scores", Kind.DECIMAL, true, Map.of(), null);
        add("former_names", "曾用名称", "Former names", Kind.TEXT, true, Map.of(), null);
    }

    private void add(
            String id, String zh, String en, Kind kind, boolean list, Map<String, Text> codes, @Nullable Text source) {
        terms.put(id, new Term(id, new Text(zh, en), kind, list, codes, source));
    }

    @Override
    public Optional<Term> term(String id) {
        return Optional.ofNullable(terms.get(id));
    }

    /** All of them. */
    List<Term> all() {
        return List.copyOf(terms.values());
    }

    @Override
    public Set<String> ids() {
        return terms.keySet();
    }

    @Override
    public Optional<Text> question(String id) {
        return id.equals("innovative")
                ? Optional.of(new Text("项目是否有创新性", "Is the project innovative"))
                : Optional.empty();
    }
}
